namespace Fabstir.Codegen.Analyzers.Signatures;

/// <summary>A generated message, event or error, and the entry of an ABI that it stands for.</summary>
internal sealed class MessageType
{
    private MessageType(INamedTypeSymbol symbol, AbiSignature signature)
    {
        Symbol = symbol;
        Signature = signature;
    }

    public INamedTypeSymbol Symbol { get; }

    public AbiSignature Signature { get; }

    /// <summary>Whether it is a call: events and errors are in other containers.</summary>
    public bool IsFunction => Symbol.ContainingType?.Name == "Functions";

    /// <summary>Whether its client is one of a marketplace, of whatever revision.</summary>
    public bool IsOfMarketplace => Symbol.ContainingType is { } container && !container.GetTypeMembers("SubmitProofOfWork").IsEmpty;

    public static MessageType? Of(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "AbiEntryAttribute" }
                && attribute.ConstructorArguments is [{ Value: string entry }]
                && AbiSignature.Parse(entry) is { } signature)
            {
                return new MessageType(type, signature);
            }
        }

        return null;
    }

    /// <summary>What the number of a property counts, as the contract's documentation says; null when it does not.</summary>
    public static string? UnitOf(ISymbol member)
    {
        foreach (AttributeData attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "UnitAttribute" } && attribute.ConstructorArguments is [{ Value: string unit }])
            {
                return unit;
            }
        }

        return null;
    }
}
