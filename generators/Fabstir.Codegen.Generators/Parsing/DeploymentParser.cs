using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming;
using Fabstir.Codegen.Generators.Parsing.Artifacts;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Decides how a contract is created, where the file has its bytecode.</summary>
internal static class DeploymentParser
{
    /// <summary>The deployment; null when the file has no bytecode, or none that can be linked.</summary>
    public static DeploymentModel? Parse(Artifact artifact, List<AbiDiagnostic> diagnostics)
    {
        if (artifact.Bytecode is not { } bytecode)
        {
            return null;
        }

        if (bytecode.Unnamed is { } unnamed)
        {
            diagnostics.Add(new AbiDiagnostic(
                RuleIds.Unlinked,
                bytecode.Range,
                $"The bytecode has a place for a library that nothing names, {unnamed}, so that no deployment is generated; keep \"linkReferences\" in the artifact, or link before"));
            return null;
        }

        SortedSet<string> names = new(StringComparer.Ordinal);
        List<LinkModel> links = [];
        foreach (LinkedPlace place in bytecode.Libraries)
        {
            names.Add(place.Library);
            links.Add(new LinkModel(place.Library, place.Offset));
        }

        FieldNames properties = new("Libraries", unnamed: "");
        List<LibraryModel> libraries = [];
        foreach (string name in names)
        {
            libraries.Add(new LibraryModel(name, properties.Add(name.Substring(name.LastIndexOf(':') + 1), libraries.Count).Property));
        }

        bool isPayable = artifact.Entries.Exists(static entry => entry is { Kind: AbiEntryKind.Constructor, Mutability: Mutability.Payable });
        return new DeploymentModel(bytecode.Digits, new(links), new(libraries), isPayable);
    }
}
