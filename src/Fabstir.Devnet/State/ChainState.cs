using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir.Development;

/// <summary>Takes the state out of an anvil, and puts it into another.</summary>
internal static class ChainState
{
    private const ulong DefaultGasLimit = 30_000_000;

    public static async Task<Bytes> DumpAsync(AnvilProcess anvil, CancellationToken cancellationToken)
    {
        using JsonRpcTransport transport = TransportTo(anvil);
        JsonElement state = await transport.RequestAsync("anvil_dumpState", [], cancellationToken).ConfigureAwait(false);
        return Bytes.Parse(state.GetString()!);
    }

    /// <exception cref="DevnetStateException">anvil does not take it, or the marketplace is not on it.</exception>
    public static async Task LoadAsync(AnvilProcess anvil, DevnetState state, CancellationToken cancellationToken)
    {
        using JsonRpcTransport transport = TransportTo(anvil);
        try
        {
            await transport.RequestAsync("anvil_loadState", [state.Chain.ToString()], cancellationToken).ConfigureAwait(false);
        }
        catch (JsonRpcException exception)
        {
            throw new DevnetStateException(
                $"anvil {anvil.Binary.Version} does not take the state: it may be of another version. Dump the state again.", exception);
        }

        await GoOnAsync(transport, anvil.Options, cancellationToken).ConfigureAwait(false);
        FabstirDeployment deployment = state.Deployment;
        if ((await transport.GetCodeAsync(deployment.JobMarketplace, cancellationToken: cancellationToken).ConfigureAwait(false)).IsEmpty)
        {
            throw new DevnetStateException($"The state has no marketplace at {deployment.JobMarketplace.Address}: it is the state of another chain.");
        }
    }

    // The newest block brings back its gas limit and its time: this chain has its own. The block that is mined is the first one of it, so that
    // a reorganisation does not turn the clock back to the day of the dump.
    private static async Task GoOnAsync(JsonRpcTransport transport, AnvilOptions options, CancellationToken cancellationToken)
    {
        string gasLimit = $"0x{options.BlockGasLimit ?? DefaultGasLimit:x}";
        await transport.RequestAsync("evm_setBlockGasLimit", [gasLimit], cancellationToken).ConfigureAwait(false);
        BlockHeader? newest = await transport.GetBlockAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        if (newest?.Timestamp - options.TimeProvider.GetUtcNow() is { TotalSeconds: > 0 } ahead)
        {
            await transport.RequestAsync("evm_increaseTime", [(long)ahead.TotalSeconds + 1], cancellationToken).ConfigureAwait(false);
        }

        await transport.RequestAsync("evm_mine", [], cancellationToken).ConfigureAwait(false);
    }

    private static JsonRpcTransport TransportTo(AnvilProcess anvil) => new(anvil.RpcUrl, signer: null, new()
    {
        ChainId = anvil.Options.ChainId,
        MaxResponseSize = 1 << 29,
        RequestTimeout = TimeSpan.FromMinutes(5),
        TimeProvider = anvil.Options.TimeProvider,
    });
}
