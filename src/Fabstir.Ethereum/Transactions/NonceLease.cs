namespace Fabstir.Ethereum;

/// <summary>The turn of one transaction of an account: until it is disposed, nobody else gets a nonce.</summary>
internal sealed class NonceLease(NonceAllocator account, ulong nonce, IDisposable turn) : IDisposable
{
    public NonceAllocator Account => account;

    public ulong Nonce => nonce;

    public void Dispose() => turn.Dispose();
}
