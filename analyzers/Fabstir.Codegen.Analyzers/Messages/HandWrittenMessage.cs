using System.Collections.Immutable;
using Fabstir.Codegen.Analyzers.Signatures;

namespace Fabstir.Codegen.Analyzers.Messages;

/// <summary>A class with Nethereum's attributes: a function, event or error that somebody wrote by hand.</summary>
internal sealed class HandWrittenMessage
{
    private HandWrittenMessage(INamedTypeSymbol symbol, AbiSignature signature, bool isEvent, SyntaxReference name, ImmutableArray<HandWrittenParameter> parameters)
    {
        Symbol = symbol;
        Signature = signature;
        IsEvent = isEvent;
        Name = name;
        Parameters = parameters;
    }

    public INamedTypeSymbol Symbol { get; }

    public AbiSignature Signature { get; }

    public bool IsEvent { get; }

    /// <summary>The attribute that names the entry.</summary>
    public SyntaxReference Name { get; }

    /// <summary>In the order of the call.</summary>
    public ImmutableArray<HandWrittenParameter> Parameters { get; }

    public static HandWrittenMessage? Of(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "FunctionAttribute" or "EventAttribute" or "ErrorAttribute" } kind
                && NethereumAttributes.Contains(kind)
                && attribute.ConstructorArguments is [{ Value: string name }, ..]
                && attribute.ApplicationSyntaxReference is { } reference)
            {
                ImmutableArray<HandWrittenParameter> parameters = HandWrittenParameter.Of(type);
                return new HandWrittenMessage(
                    type,
                    AbiSignature.Of(name, [.. System.Linq.Enumerable.Select(parameters, static parameter => parameter.Abi)]),
                    kind.Name == "EventAttribute",
                    reference,
                    parameters);
            }
        }

        return null;
    }
}
