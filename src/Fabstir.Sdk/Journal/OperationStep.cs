using Fabstir.Abi;

namespace Fabstir;

/// <summary>A step of an operation: what happens once, however often it is tried.</summary>
internal sealed record OperationStep(string Key, PaymentStep Step)
{
    // A caller's key never begins so.
    private const string Automatic = "\u0001";

    /// <summary>The longest key that a caller may give.</summary>
    public const int MaxKeyLength = 200;

    /// <summary>A key for an operation that the caller gave none.</summary>
    public static string CreateKey(string function) => $"{Automatic}{function}-{Guid.CreateVersion7():N}";

    /// <summary>Whether a caller gave the key.</summary>
    public static bool IsCallers(string key) => !key.StartsWith(Automatic, StringComparison.Ordinal);

    /// <exception cref="FabstirException">It is empty, too long, or has control characters.</exception>
    public static string Check(string key) =>
        !string.IsNullOrWhiteSpace(key) && key.Length <= MaxKeyLength && !key.Any(char.IsControl)
            ? key
            : throw new FabstirException(
                FabstirErrorCode.InvalidParameters, $"An operation key has 1 to {MaxKeyLength} characters, not only blanks and none of them control characters.");

    /// <summary>What was asked for, so that a key is not used for two things.</summary>
    public static Bytes32 FingerprintOf(params object?[] parts) =>
        Keccak256.Hash(string.Join('\n', parts.Select(static part => FormattableString.Invariant($"{part}"))));
}
