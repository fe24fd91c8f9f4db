using Fabstir.Abi;
using Fabstir.Abi.Codecs;
using Fabstir.Ethereum;

namespace Fabstir.Development;

/// <summary>Creates contracts from their bytecode.</summary>
internal sealed class ContractDeployer(IContractTransport transport)
{
    /// <summary>Creates a contract behind a proxy that calls its initialiser.</summary>
    /// <returns>The address of the proxy.</returns>
    public async Task<Address> DeployBehindProxyAsync<TInitialize>(string contract, TInitialize initialize, CancellationToken cancellationToken)
        where TInitialize : IContractFunction<TInitialize>
    {
        Address implementation = await DeployAsync(contract, [], cancellationToken).ConfigureAwait(false);
        ERC1967Proxy.Constructor proxy = new() { Implementation = implementation, Data = Calldata.Encode(initialize) };
        return await DeployAsync("ERC1967Proxy", AbiData.EncodeTuple(proxy), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates a token.</summary>
    public Task<Address> DeployTokenAsync(string name, string symbol, byte decimals, CancellationToken cancellationToken) => DeployAsync(
        "DevnetToken", AbiData.EncodeTuple(new DevnetToken.Constructor { Name = name, Symbol = symbol, Decimals = decimals }), cancellationToken);

    private async Task<Address> DeployAsync(string contract, byte[] arguments, CancellationToken cancellationToken)
    {
        byte[] code = [.. Bytecode.Of(contract).AsSpan(), .. arguments];
        ContractMessage creation = new() { To = null, Calldata = code, Signature = $"new {contract}" };
        TransactionHandle handle = await transport.SendAsync(creation, options: null, cancellationToken).ConfigureAwait(false);
        TransactionReceipt receipt = await handle.WaitAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return receipt.ContractAddress ?? throw new InvalidOperationException($"The receipt of new {contract} names no contract.");
    }
}
