using System.Collections.Immutable;
using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Signatures;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fabstir.Codegen.Analyzers.Rules.AbiShapes;

/// <summary>FAB3001: a message that was written by hand, and whose parameters stand in another order or are called otherwise than the contract's.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ParameterOrderAnalyzer() : FabstirAnalyzer(Order, Names, Missing, NoEntry)
{
    /// <summary>The property of a diagnostic that has the names in their order, where every name is known.</summary>
    internal const string OrderProperty = "Order";

    private const string Title = "Parameters that differ from the contract's";

    private static readonly DiagnosticDescriptor Order =
        Rule.Create(RuleIds.ParameterOrder, Title, "The parameters of {0} stand in another order than in {1}: {2}", DiagnosticSeverity.Error);

    private static readonly DiagnosticDescriptor Names =
        Rule.Create(RuleIds.ParameterOrder, Title, "'{0}' is '{1}' in {2}", DiagnosticSeverity.Warning);

    private static readonly DiagnosticDescriptor Missing =
        Rule.Create(RuleIds.ParameterOrder, Title, "{0} has no member for '{1}' of {2}", DiagnosticSeverity.Warning);

    private static readonly DiagnosticDescriptor NoEntry =
        Rule.Create(RuleIds.ParameterOrder, Title, "'{0}' is no entry of an ABI: write its name and types, as in balanceOf(address account)", DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        if (known.AbiOf is { } abiOf)
        {
            GeneratedEntries entries = new(known);
            context.RegisterSymbolAction(symbol => AnalyzeBinding(symbol, abiOf, entries), SymbolKind.NamedType);
        }

        if (known.UsesNethereum)
        {
            context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
        }
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (HandWrittenMessage.Of((INamedTypeSymbol)context.Symbol) is not { } message
            || CurrentEntries.Find(message.Signature.Name) is not { } entry
            || (entry.Kind == EntryKind.Event) != message.IsEvent
            || !SameInSomeOrder(message.Signature.Parameters, entry.Signature.Parameters, static parameter => parameter.Type))
        {
            return;
        }

        bool sameTypes = message.Signature.Canonical == entry.Signature.Canonical;
        bool sameNames = SameInSomeOrder(message.Signature.Parameters, entry.Signature.Parameters, Plain);
        if (!sameTypes || (sameNames && !SameNames(message, entry)))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Order,
                message.Name.GetSyntax(context.CancellationToken).GetLocation(),
                sameNames ? ImmutableDictionary<string, string?>.Empty.Add(OrderProperty, string.Join(",", NamesOf(entry))) : null,
                message.Symbol.Name,
                entry.Contract,
                Shown(entry.Signature)));
        }
        else if (FirstDifference(message, entry) is >= 0 and var place)
        {
            AbiParameter theirs = message.Signature.Parameters[place];
            AbiParameter ours = entry.Signature.Parameters[place];
            context.ReportDiagnostic(Diagnostic.Create(
                Names,
                (message.Parameters[place].Attribute ?? message.Name).GetSyntax(context.CancellationToken).GetLocation(),
                Described(theirs),
                Described(ours),
                Shown(entry.Signature)));
        }
    }

    private static void AnalyzeBinding(SymbolAnalysisContext context, INamedTypeSymbol abiOf, GeneratedEntries entries)
    {
        if (BoundType.Of((INamedTypeSymbol)context.Symbol, abiOf) is not { } bound)
        {
            return;
        }

        Location place = bound.Attribute.GetSyntax(context.CancellationToken).GetLocation();
        if (bound.Signature is not { } signature)
        {
            context.ReportDiagnostic(Diagnostic.Create(NoEntry, place, bound.Entry));
            return;
        }

        EntryBinding binding = new(bound, signature, entries);
        if (binding.Entry is not { } entry)
        {
            return;
        }

        if (binding.IsInAnotherOrder(entry))
        {
            context.ReportDiagnostic(Diagnostic.Create(Order, place, bound.Symbol.Name, entry.Contract ?? "its entry", Shown(entry.Signature)));
        }
        else if (binding.FirstDifference(entry) is >= 0 and var index)
        {
            context.ReportDiagnostic(Diagnostic.Create(Names, place, Described(signature.Parameters[index]), Described(entry.Signature.Parameters[index]), Shown(entry.Signature)));
        }
        else if (binding.MissingMember(entry) is { } parameter)
        {
            context.ReportDiagnostic(Diagnostic.Create(Missing, bound.Symbol.Locations[0], bound.Symbol.Name, parameter.Name, Shown(entry.Signature)));
        }
    }

    // Without a name there is nothing to compare.
    private static int FirstDifference(HandWrittenMessage message, CurrentEntry entry)
    {
        for (int i = 0; i < entry.Signature.Parameters.Length; i++)
        {
            AbiParameter theirs = message.Signature.Parameters[i];
            AbiParameter ours = entry.Signature.Parameters[i];
            if ((theirs.Name.Length > 0 && Plain(theirs) != Plain(ours)) || (message.IsEvent && theirs.IsIndexed != ours.IsIndexed))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool SameNames(HandWrittenMessage message, CurrentEntry entry) =>
        System.Linq.Enumerable.SequenceEqual(System.Linq.Enumerable.Select(message.Signature.Parameters, Plain), NamesOf(entry));

    private static bool SameInSomeOrder(ImmutableArray<AbiParameter> left, ImmutableArray<AbiParameter> right, Func<AbiParameter, string> key)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        List<string> rest = [.. System.Linq.Enumerable.Select(right, key)];
        foreach (AbiParameter parameter in left)
        {
            if (!rest.Remove(key(parameter)))
            {
                return false;
            }
        }

        return true;
    }

    private static string Plain(AbiParameter parameter) => parameter.Name.Trim('_').ToLowerInvariant();

    private static string Described(AbiParameter parameter) => parameter.IsIndexed ? "indexed " + parameter.Name : parameter.Name;

    private static IEnumerable<string> NamesOf(CurrentEntry entry) => System.Linq.Enumerable.Select(entry.Signature.Parameters, Plain);

    private static string Shown(AbiSignature entry) => $"{entry.Name}({string.Join(", ", System.Linq.Enumerable.Select(entry.Parameters, static parameter => parameter.Name))})";
}
