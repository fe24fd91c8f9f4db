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

        Dictionary<(string, string), string> clients = [];
        Dictionary<string, SharedTypes> namespaces = new(StringComparer.Ordinal);
        foreach (Claim claim in ordered)
        {
            if (clients.TryAdd((claim.Namespace, claim.Name), claim.Path))
            {
                namespaces.GetOrAdd(claim.Namespace, static name => new SharedTypes(name)).Add(claim);
            }
        }

        List<Decision> decisions = [];
        foreach (Claim claim in ordered)
        {
            string owner = clients[(claim.Namespace, claim.Name)];
            decisions.Add(owner == claim.Path
                ? new Decision(claim.Path, null, namespaces[claim.Namespace].NamesFor(claim))
                : new Decision(claim.Path, owner, default));
        }

        List<string> names = [.. namespaces.Keys];
        names.Sort(StringComparer.Ordinal);
        List<ScopeModel> scopes = [];
        foreach (string name in names)
        {
            scopes.AddRange(namespaces[name].ToScopes());
        }

        return new RegistryModel(new(decisions), new(scopes));
    }
}
