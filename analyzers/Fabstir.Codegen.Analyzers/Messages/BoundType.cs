using System.Collections.Immutable;
using Fabstir.Codegen.Analyzers.Signatures;

namespace Fabstir.Codegen.Analyzers.Messages;

/// <summary>A type that its author bound to an entry of an ABI, with <c>[AbiOf]</c>.</summary>
internal sealed class BoundType
{
    private BoundType(INamedTypeSymbol symbol, string entry, SyntaxReference attribute)
    {
        Symbol = symbol;
        Entry = entry;
        Signature = AbiSignature.Parse(entry);
        Attribute = attribute;
        Members = MembersOf(symbol);
    }

    public INamedTypeSymbol Symbol { get; }

    /// <summary>The entry as it is written.</summary>
    public string Entry { get; }

    /// <summary>The same, read; null when it is none.</summary>
    public AbiSignature? Signature { get; }

    public SyntaxReference Attribute { get; }

    /// <summary>What holds values, in the order in which it is declared.</summary>
    public ImmutableArray<ISymbol> Members { get; }

    /// <summary>Whether the members have an order: those of a type in several parts have none.</summary>
    public bool IsOrdered => Symbol.DeclaringSyntaxReferences.Length == 1;

    public static BoundType? Of(INamedTypeSymbol type, INamedTypeSymbol attribute)
    {
        foreach (AttributeData data in type.GetAttributes())
        {
            if (KnownSymbols.Is(data.AttributeClass, attribute)
                && data.ConstructorArguments is [{ Value: string entry }]
                && data.ApplicationSyntaxReference is { } reference)
            {
                return new BoundType(type, entry, reference);
            }
        }

        return null;
    }

    private static ImmutableArray<ISymbol> MembersOf(INamedTypeSymbol type)
    {
        ImmutableArray<ISymbol>.Builder members = ImmutableArray.CreateBuilder<ISymbol>();
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IFieldSymbol { IsStatic: false, IsConst: false, AssociatedSymbol: var property } field && (property ?? field) is { DeclaredAccessibility: Accessibility.Public } value)
            {
                members.Add(value);
            }
        }

        return members.ToImmutable();
    }
}
