namespace Fabstir.Abi.Mutations.Messages;

/// <summary>Decodes calldata or revert data as any that the contract has.</summary>
internal delegate object AnyDecoder(ReadOnlySpan<byte> data);

/// <summary>Decodes a log as any event that the contract has.</summary>
internal delegate object AnyEventDecoder(ReadOnlySpan<Bytes32> topics, ReadOnlySpan<byte> data);

/// <summary>Finds the closed sums of the contract that a generated record belongs to.</summary>
internal static class AnyDecoders
{
    public static AnyDecoder Of<T>(string sum) =>
        ContractOf(typeof(T)).GetNestedType(sum)!.GetMethod("Decode", [typeof(ReadOnlySpan<byte>)])!.CreateDelegate<AnyDecoder>();

    public static AnyEventDecoder OfEvent<T>() => ContractOf(typeof(T)).GetNestedType("Event")!
        .GetMethod("Decode", [typeof(ReadOnlySpan<Bytes32>), typeof(ReadOnlySpan<byte>)])!.CreateDelegate<AnyEventDecoder>();

    private static Type ContractOf(Type record) => record.DeclaringType!.DeclaringType!;
}
