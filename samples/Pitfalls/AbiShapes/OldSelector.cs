using Fabstir.Abi;

namespace Pitfalls.AbiShapes;

/// <summary>FAB3004: a selector or topic that no contract has. A filter on it never finds anything.</summary>
internal static class OldSelector
{
    public static readonly Bytes32 ProofSubmitted =
        Bytes32.Parse(/* since 2025 */ "0x0b81f46766672facece96cfcc36bf38c5d7b862ba7174b1ac0b33864b18d3dea"); // FAB3004: "0x0b81f467
}
