namespace Fabstir.Codegen.Generators.Model;

/// <summary>What a contract wants to call its own: the only thing that is compared between contracts.</summary>
/// <param name="Path">The ABI's path, relative to the project.</param>
/// <param name="Namespace">The C# namespace.</param>
/// <param name="Name">The C# name of the client.</param>
/// <param name="IsPublic">Whether the client is public, else internal.</param>
/// <param name="NamedTypes">The structs, enums and value types that it uses.</param>
internal sealed record Claim(string Path, string Namespace, string Name, bool IsPublic, EquatableArray<NamedTypeModel> NamedTypes)
{
    /// <summary>What its code calls: types are shared by contracts of one target.</summary>
    public ClientTarget Target { get; init; }

    public static Claim Of(ContractModel contract) =>
        new(contract.Path, contract.Namespace, contract.Name, contract.IsPublic, contract.NamedTypes) { Target = contract.Target };
}
