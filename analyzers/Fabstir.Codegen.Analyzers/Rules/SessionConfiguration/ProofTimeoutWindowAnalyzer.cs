using System.Collections.Immutable;
using System.Numerics;
using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;

/// <summary>FAB2007: a proof timeout window that the contract refuses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProofTimeoutWindowAnalyzer() : FabstirAnalyzer(Descriptor)
{
    /// <summary>The property of a diagnostic that has the nearest number that is accepted.</summary>
    internal const string NearestProperty = "Nearest";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.ProofTimeoutWindow,
        "A proof timeout window out of range",
        "A proof timeout window is {1} to {2} seconds, or 0 for the default of 300, as of {3}; this is {0}",
        DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) => MessageCreation.Register(context, known, Analyze);

    private static void Analyze(OperationAnalysisContext context, MessageCreation creation)
    {
        if (!SessionMessage.Opens(creation)
            || creation["proofTimeoutWindow"] is not { } window
            || NumberValue.Of(window.Value, context.CancellationToken).Value is not { IsZero: false } seconds)
        {
            return;
        }

        BigInteger least = Bound.MinProofTimeout.Read(context);
        BigInteger most = Bound.MaxProofTimeout.Read(context);
        if (seconds < least || seconds > most)
        {
            string nearest = (seconds < least ? least : most).ToString(System.Globalization.CultureInfo.InvariantCulture);
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor, window.Location, ImmutableDictionary<string, string?>.Empty.Add(NearestProperty, nearest), seconds, least, most, Bound.AsOf));
        }
    }
}
