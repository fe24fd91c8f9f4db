using System.Security.Cryptography;
using System.Text.Json;
using Fabstir.Abi;

namespace Fabstir.Development;

/// <summary>Reads and writes states.</summary>
internal static class StateFile
{
    private const long MaxBytes = 256L << 20;

    public static async Task WriteAsync(DevnetState state, string path, CancellationToken cancellationToken)
    {
        StateDocument document = new()
        {
            Format = StateDocument.CurrentFormat,
            ChainId = state.Deployment.ChainId,
            Deployed = state.Deployment.JobMarketplace.AsOf,
            Contracts = ContractAddresses.Of(state.Deployment),
            Model = new StateDocument.ModelName(state.Model.Repository, state.Model.FileName),
            Deployment = StateDocument.Terms.Of(state.Options),
            Sha256 = new Bytes32(SHA256.HashData(state.Chain.AsSpan())),
            Chain = state.Chain.ToArray(),
        };

        // A rename, so that no other process ever sees half a file.
        string temporary = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            await File.WriteAllBytesAsync(
                temporary, JsonSerializer.SerializeToUtf8Bytes(document, StateJson.Default.StateDocument), cancellationToken).ConfigureAwait(false);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public static async Task<DevnetState> ReadAsync(string path, CancellationToken cancellationToken)
    {
        FileStream file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
        {
            if (file.Length > MaxBytes)
            {
                throw new DevnetStateException($"{path} has {file.Length} bytes; a state has at most {MaxBytes}.");
            }

            try
            {
                StateDocument? document = await JsonSerializer.DeserializeAsync(file, StateJson.Default.StateDocument, cancellationToken).ConfigureAwait(false);
                return ToState(path, document);
            }
            catch (JsonException exception)
            {
                throw new DevnetStateException(
                    $"{path} is no state of a local chain: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}, {exception.Path}.", exception);
            }
        }
    }

    private static DevnetState ToState(string path, StateDocument? document)
    {
        if (document?.Format != StateDocument.CurrentFormat)
        {
            throw new DevnetStateException(
                $"{path} has the format {document?.Format ?? "null"}; {StateDocument.CurrentFormat} can be read. Dump the state again.");
        }

        Bytes chain = document.Chain;
        if (new Bytes32(SHA256.HashData(chain.AsSpan())) != document.Sha256)
        {
            throw new DevnetStateException($"{path} is damaged: its chain has not the SHA-256 {document.Sha256}. Dump the state again.");
        }

        return new DevnetState(
            DevnetDeployment.Create(document.ChainId, document.Contracts, document.Deployed),
            DevnetModel.Create(document.Model.Repository, document.Model.FileName),
            document.Deployment.ToOptions(),
            chain);
    }
}
