namespace Fabstir.Abi.Mutations.Mutations;

/// <summary>Data that was neither refused as it should be, nor decoded to something that stays the same.</summary>
/// <param name="Case">The number of the case: with the seed it makes the same data again.</param>
/// <param name="Signature">The function, error or event.</param>
/// <param name="Reason">What happened.</param>
/// <param name="Data">What was decoded.</param>
internal sealed record Violation(long Case, string Signature, string Reason, byte[] Data)
{
    public override string ToString() => $"case {Case}: {Signature}: {Reason}\n  0x{Convert.ToHexStringLower(Data)}";
}
