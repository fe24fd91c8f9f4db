using Fabstir.Codegen.Analyzers.Signatures;

namespace Fabstir.Codegen.Analyzers.Messages;

/// <summary>Methods of generated clients that take the arguments of a call, and not its message.</summary>
internal static class PositionalCall
{
    private const string Suffix = "Async";

    /// <summary>The message that the method stands for; null when it is no such method.</summary>
    public static MessageType? MessageOf(IMethodSymbol method, KnownSymbols known)
    {
        if (!method.Name.EndsWith(Suffix, StringComparison.Ordinal)
            || method.Parameters is not [.., { Type.Name: "CallOptions" }, _]
            || (method.ContainingType.TypeKind == TypeKind.Interface ? method.ContainingType.ContainingType : method.ContainingType) is not { } client)
        {
            return null;
        }

        string name = method.Name.Substring(0, method.Name.Length - Suffix.Length);
        foreach (INamedTypeSymbol container in client.GetTypeMembers("Functions"))
        {
            foreach (INamedTypeSymbol type in container.GetTypeMembers())
            {
                if (type.Name.StartsWith(name, StringComparison.Ordinal) && known.MessageOf(type) is { } message && Takes(method, type))
                {
                    return message;
                }
            }
        }

        return null;
    }

    // The properties of a message stand in the order of the ABI, and so do the parameters.
    private static bool Takes(IMethodSymbol method, INamedTypeSymbol message)
    {
        int next = 0;
        int arguments = method.Parameters.Length - 2;
        foreach (ISymbol member in message.GetMembers())
        {
            if (member is IPropertySymbol { IsRequired: true } property)
            {
                if (next == arguments || !SymbolEqualityComparer.Default.Equals(method.Parameters[next].Type, property.Type))
                {
                    return false;
                }

                next++;
            }
        }

        return next == arguments;
    }
}
