using Fabstir.Codegen.Analyzers.Signatures;

namespace Fabstir.Codegen.Analyzers.Messages;

/// <summary>The selectors and topics of the contracts that a compilation has clients for. Collected when a rule first asks.</summary>
internal sealed class GeneratedEntries
{
    private readonly Lazy<Dictionary<string, MessageType>> _byHash;

    public GeneratedEntries(KnownSymbols known) => _byHash = new(() => Collect(known));

    public bool Contains(string hash) => _byHash.Value.ContainsKey(hash);

    /// <summary>The generated type of an entry; null when no client has it.</summary>
    public MessageType? Find(string hash) => _byHash.Value.TryGetValue(hash, out MessageType? type) ? type : null;

    /// <summary>All entries that some client has.</summary>
    public IEnumerable<MessageType> All => _byHash.Value.Values;

    /// <summary>The errors of a name, of all contracts that have one.</summary>
    public static IEnumerable<INamedTypeSymbol> ErrorsNamed(string name, KnownSymbols known)
    {
        foreach (INamedTypeSymbol client in Clients(known))
        {
            foreach (INamedTypeSymbol container in client.GetTypeMembers("Error"))
            {
                foreach (INamedTypeSymbol error in container.GetTypeMembers(name))
                {
                    if (known.MessageOf(error) is not null)
                    {
                        yield return error;
                    }
                }
            }
        }
    }

    private static Dictionary<string, MessageType> Collect(KnownSymbols known)
    {
        Dictionary<string, MessageType> entries = new(StringComparer.Ordinal);
        foreach (INamedTypeSymbol client in Clients(known))
        {
            foreach (INamedTypeSymbol container in client.GetTypeMembers())
            {
                AddMessages(container, known, entries);
            }
        }

        return entries;
    }

    private static IEnumerable<INamedTypeSymbol> Clients(KnownSymbols known)
    {
        foreach (IAssemblySymbol assembly in System.Linq.Enumerable.Concat([known.Compilation.Assembly], known.Compilation.SourceModule.ReferencedAssemblySymbols))
        {
            foreach (AttributeData attribute in assembly.GetAttributes())
            {
                if (attribute.AttributeClass?.Name == "GeneratedContractAttribute" && attribute.ConstructorArguments is [{ Value: INamedTypeSymbol client }])
                {
                    yield return client;
                }
            }
        }
    }

    private static void AddMessages(INamedTypeSymbol container, KnownSymbols known, Dictionary<string, MessageType> entries)
    {
        foreach (INamedTypeSymbol type in container.GetTypeMembers())
        {
            if (known.MessageOf(type) is { } message)
            {
                entries[container.Name == "Event" ? message.Signature.Topic : message.Signature.Selector] = message;
            }
        }
    }
}
