using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir.Development;

/// <summary>A local chain as it was at a moment, with the addresses of the marketplace on it: any number of chains can start from it.</summary>
/// <remarks>
/// Made by <see cref="Devnet.DumpStateAsync(CancellationToken)"/>, used as <see cref="DevnetOptions.State"/>, kept in a file by
/// <see cref="SaveAsync(string, CancellationToken)"/>. It has accounts, contracts, blocks and receipts; no transactions that wait, and of blocks
/// before the newest one no state to call contracts in. A file is for the version of anvil that made it, or a newer one. Immutable, thread-safe.
/// </remarks>
public sealed class DevnetState
{
    internal DevnetState(FabstirDeployment deployment, DevnetModel model, DevnetOptions options, Bytes chain)
    {
        Deployment = deployment;
        Model = model;
        Options = StateDocument.Terms.Of(options).ToOptions();
        Chain = chain;
    }

    /// <summary>Where the contracts are. Its chain id is that of the chain that was dumped; a chain that starts from it has one of its own.</summary>
    public FabstirDeployment Deployment { get; }

    /// <summary>The model that the host serves.</summary>
    public DevnetModel Model { get; }

    /// <summary>What was deployed: fee, dispute window, prices and the like. How anvil was started is not part of a state.</summary>
    public DevnetOptions Options { get; }

    /// <summary>What anvil wrote, for it alone to read.</summary>
    internal Bytes Chain { get; }

    /// <summary>Reads a state from a file.</summary>
    /// <param name="path">A file that <see cref="SaveAsync(string, CancellationToken)"/> wrote: at most 256 MiB.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DevnetStateException">It is no such file, or is damaged: the message says where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Task<DevnetState> LoadAsync(string path, CancellationToken cancellationToken = default) => StateFile.ReadAsync(path, cancellationToken);

    /// <summary>Writes the state to a file, which appears complete or not at all; a file that is there is replaced.</summary>
    /// <param name="path">Where. Its folder must exist.</param>
    /// <param name="cancellationToken">Ends the writing; nothing is left of it.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public Task SaveAsync(string path, CancellationToken cancellationToken = default) => StateFile.WriteAsync(this, path, cancellationToken);
}
