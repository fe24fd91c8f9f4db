namespace Fabstir.Codegen.Generators.Model;

/// <summary>What is decided between contracts: who has a name, and where each named type lives.</summary>
/// <param name="Decisions">For each contract, in the order of paths.</param>
/// <param name="Scopes">The types that contracts share, by the place that they live in.</param>
internal sealed record RegistryModel(EquatableArray<Decision> Decisions, EquatableArray<ScopeModel> Scopes)
{
    /// <summary>The decision about a contract.</summary>
    public Decision For(string path)
    {
        foreach (Decision decision in Decisions)
        {
            if (decision.Path == path)
            {
                return decision;
            }
        }

        throw new ArgumentException("A contract without a claim has no decision.", nameof(path));
    }
}

/// <summary>What is decided about a contract.</summary>
/// <param name="Path">The ABI's path, relative to the project.</param>
/// <param name="WhyRefused">Why nothing is generated for it, as the end of a sentence about its client; null when a client is.</param>
/// <param name="TypeNames">Where its named types live.</param>
internal sealed record Decision(string Path, string? WhyRefused, EquatableArray<TypeName> TypeNames);

/// <summary>Where a named type lives.</summary>
/// <param name="Key">The <see cref="NamedTypeModel.Key"/> of the type.</param>
/// <param name="Name">Its C# name.</param>
/// <param name="Place">The same with what it is nested in, below the namespace: <c>Structs.IVault.Order</c>.</param>
/// <param name="IsLocal">Whether it is generated into the contract's client.</param>
/// <param name="WhyLocal">Why it is not where its source says, as the end of a sentence; null when it is, or when the source does not name it.</param>
internal sealed record TypeName(string Key, string Name, string Place, bool IsLocal, string? WhyLocal);

/// <summary>A place for shared types: a namespace and the contract, library or interface that declares them.</summary>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="Namespace">The C# namespace.</param>
/// <param name="Home">The C# name of the declaring contract; null at file level.</param>
/// <param name="IsPublic">Whether any contract that uses them is public.</param>
/// <param name="Types">The types, in the order of their names.</param>
/// <param name="TypeNames">The full C# name of each type that they refer to, by key.</param>
internal sealed record ScopeModel(
    string HintName, string Namespace, string? Home, bool IsPublic, EquatableArray<NamedTypeModel> Types, EquatableArray<TypeName> TypeNames)
{
    /// <summary>What the types are made for.</summary>
    public ClientTarget Target { get; init; }
}
