using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>
/// Decides between contracts. Of two that want one name the first path in ordinal order has it; a named type lives where its source says, once
/// for all contracts of a namespace, unless another type of another shape lives there already.
/// </summary>
internal static class Registry
{
    public static RegistryModel Resolve(IEnumerable<Claim> claims)
    {
        List<Claim> ordered = [.. claims];
        ordered.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));

        Dictionary<string, string> owners = NamespacesOf(ordered);
        Dictionary<string, string> refused = new(StringComparer.Ordinal);
        Dictionary<(string, ClientTarget), SharedTypes> namespaces = [];
        foreach (Claim claim in ordered)
        {
            string name = claim.Namespace.Length == 0 ? claim.Name : $"{claim.Namespace}.{claim.Name}";
            if (owners.TryAdd(name, $"is generated from {claim.Path} already"))
            {
                namespaces.GetOrAdd((claim.Namespace, claim.Target), static place => new SharedTypes(place.Item1, place.Item2)).Add(claim);
            }
            else
            {
                refused.Add(claim.Path, owners[name]);
            }
        }

        List<Decision> decisions = [];
        foreach (Claim claim in ordered)
        {
            decisions.Add(refused.TryGetValue(claim.Path, out string? why)
                ? new Decision(claim.Path, why, default)
                : new Decision(claim.Path, null, namespaces[(claim.Namespace, claim.Target)].NamesFor(claim)));
        }

        List<(string Name, ClientTarget Target)> places = [.. namespaces.Keys];
        places.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name) is not 0 and int byName ? byName : left.Target.CompareTo(right.Target));
        List<ScopeModel> scopes = [];
        foreach ((string, ClientTarget) place in places)
        {
            scopes.AddRange(namespaces[place].ToScopes());
        }

        return new RegistryModel(new(decisions), new(scopes));
    }

    /// <summary>The namespaces that clients are in, and those around them, each with what is wrong with a client of its name.</summary>
    private static Dictionary<string, string> NamespacesOf(List<Claim> claims)
    {
        Dictionary<string, string> namespaces = new(StringComparer.Ordinal);
        foreach (Claim claim in claims)
        {
            for (int end = claim.Namespace.Length; end > 0; end = claim.Namespace.LastIndexOf('.', end - 1))
            {
                namespaces.TryAdd(claim.Namespace.Substring(0, end), $"has the name of a namespace that {claim.Path} is in");
            }
        }

        return namespaces;
    }
}
