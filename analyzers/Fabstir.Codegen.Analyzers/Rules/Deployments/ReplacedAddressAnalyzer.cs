using System.Collections.Immutable;
using Fabstir.Codegen.Analyzers.Facts;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fabstir.Codegen.Analyzers.Rules.Deployments;

/// <summary>FAB5001: the address of a deployment that a later one took the place of.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReplacedAddressAnalyzer() : FabstirAnalyzer(Descriptor)
{
    /// <summary>The property of a diagnostic that has the address to use instead, where there is one.</summary>
    internal const string CurrentProperty = "Current";

    private static readonly DiagnosticDescriptor Descriptor =
        Rule.Create(RuleIds.ReplacedAddress, "An address of a deployment that was replaced", "'{0}' is {1}; {2}", DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) => AddressLiterals.Register(context, Analyze);

    private static void Analyze(OperationAnalysisContext context, KnownAddress address)
    {
        if (address.Kind != AddressKind.Replaced)
        {
            return;
        }

        string what = address.Since.Length == 0 ? $"an older {address.Role}" : $"the {address.Role} of {address.Since}";
        KnownAddress? current = KnownAddresses.Current(address.Role);
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptor,
            context.Operation.Syntax.GetLocation(),
            current is null ? null : ImmutableDictionary<string, string?>.Empty.Add(CurrentProperty, current.Address),
            address.Address,
            what,
            current is null ? "JobMarketplace holds deposits itself since" : $"since {KnownAddresses.CurrentSince} it is {current.Address}"));
    }
}
