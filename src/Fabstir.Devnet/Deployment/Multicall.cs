using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Development;

/// <summary>Puts Multicall3 where it is on public chains.</summary>
internal static class Multicall
{
    public static async Task InstallAsync(JsonRpcTransport transport, CancellationToken cancellationToken)
    {
        // No key has this address: the code is not deployed, but set to what a deployment would leave there.
        ContractMessage creation = new() { To = null, Calldata = EmbeddedBytecode.Of("Multicall3").ToBytes().AsMemory(), Signature = "new Multicall3" };
        Bytes code = Bytes.Create((await transport.CallAsync(creation, options: null, cancellationToken).ConfigureAwait(false)).Span);
        await transport.RequestAsync(
            "anvil_setCode", [new MulticallOptions().Contract.ToString(), code.ToString()], cancellationToken).ConfigureAwait(false);
    }
}
