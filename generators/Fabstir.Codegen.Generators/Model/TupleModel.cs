namespace Fabstir.Codegen.Generators.Model;

/// <summary>Values that are encoded side by side: arguments, outputs, or the fields of a struct.</summary>
/// <param name="Fields">The values in the order of the ABI.</param>
/// <param name="HeadSize">How many bytes their heads take together.</param>
/// <param name="IsDynamic">Whether any of them has a tail.</param>
internal sealed record TupleModel(EquatableArray<FieldModel> Fields, int HeadSize, bool IsDynamic)
{
    public static TupleModel Empty { get; } = new(default, 0, false);
}

/// <summary>An argument, an output, or a field of a struct.</summary>
/// <param name="SolidityName">As the source names it; empty when it does not.</param>
/// <param name="PropertyName">The C# property.</param>
/// <param name="ParameterName">The C# parameter of a positional method, escaped where it is a keyword.</param>
/// <param name="Type">The type.</param>
/// <param name="HeadOffset">Where its head is in the head of the tuple.</param>
/// <param name="HidesInherited">Whether a case of the closed sum that the record belongs to has the same name.</param>
/// <param name="IsIndexed">Whether it is an indexed argument of an event, and so a topic.</param>
/// <param name="Documentation">What the source says of it; null when it says nothing.</param>
/// <param name="Unit">What it counts, by the tag <c>custom:units</c>; null when it is not said.</param>
internal sealed record FieldModel(
    string SolidityName, string PropertyName, string ParameterName, TypeModel Type, int HeadOffset, bool HidesInherited, bool IsIndexed, string? Documentation,
    string? Unit)
{
    /// <summary>The name that a struct in a struct is signed under, with array dimensions; null for others. For Nethereum.</summary>
    public string? StructName { get; init; }
}
