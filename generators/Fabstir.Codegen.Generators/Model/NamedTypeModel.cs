namespace Fabstir.Codegen.Generators.Model;

/// <summary>The definition of a struct, enum or user-defined value type.</summary>
/// <param name="Key">What makes two definitions the same: kind, Solidity name and shape.</param>
/// <param name="SolidityName">As the source names it, such as <c>IVault.Order</c>; for a struct without a name, what it was found in.</param>
/// <param name="Home">The C# name of the contract, library or interface that declares it; null at file level.</param>
/// <param name="Name">The C# name.</param>
/// <param name="IsShareable">Whether the source names it: else it belongs to the one contract.</param>
internal abstract record NamedTypeModel(string Key, string SolidityName, string? Home, string Name, bool IsShareable)
{
    /// <summary>The static class that types of this kind are in.</summary>
    public abstract string Container { get; }
}

/// <summary>A struct.</summary>
/// <param name="Key">See <see cref="NamedTypeModel"/>.</param>
/// <param name="SolidityName">See <see cref="NamedTypeModel"/>.</param>
/// <param name="Home">See <see cref="NamedTypeModel"/>.</param>
/// <param name="Name">See <see cref="NamedTypeModel"/>.</param>
/// <param name="IsShareable">See <see cref="NamedTypeModel"/>.</param>
/// <param name="Canonical">As it stands in a signature: <c>(address,uint256)</c>.</param>
/// <param name="Tuple">Its fields.</param>
/// <param name="TypedData">What it is in typed data; null when it cannot be a part of it.</param>
/// <param name="IsPackable">Whether Solidity can pack its fields side by side.</param>
internal sealed record StructModel(
    string Key, string SolidityName, string? Home, string Name, bool IsShareable, string Canonical, TupleModel Tuple, TypedDataModel? TypedData, bool IsPackable)
    : NamedTypeModel(Key, SolidityName, Home, Name, IsShareable)
{
    /// <summary>The name that typed data is signed under: that of the source, without what declares it.</summary>
    public string SignedName => IsShareable ? SolidityName.Substring(SolidityName.LastIndexOf('.') + 1) : Name;

    /// <summary>Whether it stands in arrays of arrays, of which Nethereum sees the outer one only.</summary>
    public bool IsInNestedArrays { get; init; }

    public override string Container => "Structs";
}

/// <summary>A struct in typed data (EIP-712).</summary>
/// <param name="EncodeType">Its type with those of the structs in it: <c>Mail(Person from)Person(string name)</c>.</param>
/// <param name="Hash">The Keccak-256 of that in 64 hexadecimal digits.</param>
internal sealed record TypedDataModel(string EncodeType, string Hash);

/// <summary>An enum.</summary>
/// <param name="Key">See <see cref="NamedTypeModel"/>.</param>
/// <param name="SolidityName">See <see cref="NamedTypeModel"/>.</param>
/// <param name="Home">See <see cref="NamedTypeModel"/>.</param>
/// <param name="Name">See <see cref="NamedTypeModel"/>.</param>
/// <param name="IsShareable">See <see cref="NamedTypeModel"/>.</param>
/// <param name="Underlying">The integer that it is encoded as.</param>
/// <param name="Members">Its members in order, where the artifact names them.</param>
internal sealed record EnumModel(
    string Key, string SolidityName, string? Home, string Name, bool IsShareable, ElementaryType Underlying, EquatableArray<EnumMemberModel> Members)
    : NamedTypeModel(Key, SolidityName, Home, Name, IsShareable)
{
    public override string Container => "Enums";
}

/// <summary>A member of an enum.</summary>
/// <param name="SolidityName">As the source names it.</param>
/// <param name="Name">The C# name.</param>
internal sealed record EnumMemberModel(string SolidityName, string Name);

/// <summary>A user-defined value type.</summary>
/// <param name="Key">See <see cref="NamedTypeModel"/>.</param>
/// <param name="SolidityName">See <see cref="NamedTypeModel"/>.</param>
/// <param name="Home">See <see cref="NamedTypeModel"/>.</param>
/// <param name="Name">See <see cref="NamedTypeModel"/>.</param>
/// <param name="IsShareable">See <see cref="NamedTypeModel"/>.</param>
/// <param name="Underlying">The type that it wraps.</param>
internal sealed record ValueTypeModel(string Key, string SolidityName, string? Home, string Name, bool IsShareable, ElementaryType Underlying)
    : NamedTypeModel(Key, SolidityName, Home, Name, IsShareable)
{
    public override string Container => "ValueTypes";
}
