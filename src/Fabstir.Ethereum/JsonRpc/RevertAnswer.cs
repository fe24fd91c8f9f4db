using System.Text.Json;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Tells a revert from the other errors of <c>eth_call</c> and <c>eth_estimateGas</c>, and finds what the contract gave up with.</summary>
/// <remarks>
/// Nodes agree on little: geth and anvil answer code 3 and the data as a hexadecimal string, others another code and the same data, some an
/// object around it. Not portable is a revert without data: geth then answers -32000 and no data, as for any other failure of a call.
/// Only its text would tell, and texts are no contract: it stays a <see cref="JsonRpcException"/>.
/// </remarks>
internal static class RevertAnswer
{
    private const int RevertCode = 3;

    // Two objects around the data were seen; more is somebody playing.
    private const int DeepestNesting = 4;

    /// <summary>The revert data, which may be empty; null when the error is no revert.</summary>
    public static Bytes? Find(int code, JsonElement? errorData)
    {
        Bytes? found = errorData is { } data ? FindData(data, DeepestNesting) : default(Bytes?);
        return found ?? (code == RevertCode ? Bytes.Empty : default(Bytes?));
    }

    public static ContractRevertedException ToException(ContractMessage message, Bytes revertData) =>
        new(message.To, message.Signature, revertData, message.DecodeRevert?.Invoke(revertData.AsSpan()));

    // Spelled out as default(Bytes?), because null alone converts to empty bytes by way of an array.
    private static Bytes? FindData(JsonElement value, int depth) => value.ValueKind switch
    {
        JsonValueKind.String => Bytes.TryParse(JsonFields.Text(value, "data"), out Bytes bytes) ? bytes : default(Bytes?),
        JsonValueKind.Object when depth > 0 && value.Optional("data") is { } inner => FindData(inner, depth - 1),
        _ => default(Bytes?),
    };
}
