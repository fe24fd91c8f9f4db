namespace Fabstir.Codegen.Generators.Model;

/// <summary>A contract, with every decision about its client made but where its named types live: that is the registry's.</summary>
/// <param name="Path">The ABI's path, relative to the project.</param>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="Namespace">The C# namespace.</param>
/// <param name="Name">The C# name of the client.</param>
/// <param name="SolidityName">The contract's name.</param>
/// <param name="IsPublic">Whether the client is public, else internal.</param>
/// <param name="Documentation">What the source says of it.</param>
/// <param name="Functions">Its functions, in the order of the ABI.</param>
/// <param name="Events">Its events.</param>
/// <param name="Errors">Its custom errors.</param>
/// <param name="Constructor">The arguments of its constructor; null when it has none.</param>
/// <param name="Deployment">How it is created; null where the file does not say it.</param>
/// <param name="HasReceive">Whether it takes native currency without calldata.</param>
/// <param name="Fallback">Whether it takes calldata of any form, and whether with native currency; null when it does not.</param>
/// <param name="NamedTypes">The structs, enums and value types that it uses.</param>
/// <param name="TypeNames">The full C# name of each of them, by key: see <see cref="RegistryModel"/>.</param>
internal sealed record ContractModel(
    string Path,
    string HintName,
    string Namespace,
    string Name,
    string SolidityName,
    bool IsPublic,
    DocumentationModel Documentation,
    EquatableArray<FunctionModel> Functions,
    EquatableArray<EventModel> Events,
    EquatableArray<ErrorModel> Errors,
    ConstructorModel? Constructor,
    DeploymentModel? Deployment,
    bool HasReceive,
    Mutability? Fallback,
    EquatableArray<NamedTypeModel> NamedTypes,
    EquatableArray<TypeName> TypeNames)
{
    /// <summary>What the names of classes begin with that are called as the contract. For Nethereum.</summary>
    public string ClassName { get; init; } = Name;

    /// <summary>What the generated code calls.</summary>
    public ClientTarget Target { get; init; }

    /// <summary>The contract with what was decided about it; null when its name is taken.</summary>
    public ContractModel? Decide(Decision decision) => decision.WhyRefused is null ? this with { TypeNames = decision.TypeNames } : null;
}

/// <summary>A constructor.</summary>
/// <param name="Inputs">The arguments.</param>
/// <param name="Documentation">What the source says of it.</param>
internal sealed record ConstructorModel(TupleModel Inputs, DocumentationModel Documentation);
