using Fabstir.Codegen.Generators.Parsing.Json;

namespace Fabstir.Codegen.Generators.Parsing.Artifacts;

/// <summary>Chooses among the contracts of a compiler's output: the one that the project names, else the one that is called as the file, else the only one.</summary>
internal static class ContractSelection
{
    private const int MaxListed = 12;

    /// <summary>The contract; null when a diagnostic says why there is none.</summary>
    public static NamedContract? Choose(ArtifactText text, JsonValue contracts, ContractOptions options, List<AbiDiagnostic> diagnostics)
    {
        List<NamedContract> all = [.. ContractsOf(text, contracts)];
        string wanted = options.ContractName ?? options.FileName;
        List<NamedContract> matches = all.FindAll(contract => contract.Name == wanted || contract.FullName == wanted);
        if (matches.Count == 0 && options.ContractName is null && all.Count == 1)
        {
            return all[0];
        }

        if (matches.Count == 1)
        {
            return matches[0];
        }

        List<string> names = (matches.Count > 1 ? matches : all).ConvertAll(contract => matches.Count > 1 ? contract.FullName : contract.Name);
        names.Sort(StringComparer.Ordinal);
        string list = string.Join(", ", names.Count > MaxListed ? [.. names.GetRange(0, MaxListed), "…"] : names);
        diagnostics.Add(new AbiDiagnostic(
            RuleIds.BadMetadata,
            new TextRange(contracts.Range.Start, Math.Min(1, contracts.Range.Length)),
            matches.Count > 1
                ? $"The file has {matches.Count} contracts called {wanted}; say which by the metadata ContractName: {list}"
                : $"The file has {all.Count} contracts, and none is called {wanted}; say which by the metadata ContractName: {list}"));
        return null;
    }

    // Standard JSON has the contracts of each file by name; the older combined JSON has "file:name".
    private static IEnumerable<NamedContract> ContractsOf(ArtifactText text, JsonValue contracts)
    {
        foreach (JsonMember member in contracts.Members)
        {
            JsonValue value = text.ReadLevel(member.Value);
            if (value["abi"] is not null)
            {
                yield return new NamedContract(member.Name.Substring(member.Name.LastIndexOf(':') + 1), member.Name, value);
                continue;
            }

            foreach (JsonMember contract in value.Members)
            {
                yield return new NamedContract(contract.Name, $"{member.Name}:{contract.Name}", contract.Value);
            }
        }
    }
}

/// <summary>A contract in the output of a compiler.</summary>
/// <param name="Name">Its name.</param>
/// <param name="FullName">The same with the file that declares it: <c>src/Vault.sol:Vault</c>.</param>
/// <param name="Value">What the compiler says of it.</param>
internal sealed record NamedContract(string Name, string FullName, JsonValue Value);
