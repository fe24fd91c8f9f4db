using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;

/// <summary>FAB2007: a proof timeout window that the contract refuses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProofTimeoutWindowAnalyzer() : FabstirAnalyzer(OfMessage, OfConfiguration)
{
    /// <summary>The property of a diagnostic that has the nearest that is accepted, as an expression.</summary>
    internal const string NearestProperty = "Nearest";

    private const string Title = "A proof timeout window out of range";

    private static readonly DiagnosticDescriptor OfMessage = Rule.Create(
        RuleIds.ProofTimeoutWindow, Title, "A proof timeout window is {1} to {2} seconds, or 0 for the default of 300, as of {3}; this is {0}", DiagnosticSeverity.Warning);

    private static readonly DiagnosticDescriptor OfConfiguration = Rule.Create(
        RuleIds.ProofTimeoutWindow, Title, "A proof timeout window is {1} to {2} whole seconds, as of {3}; this is {0}", DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        MessageCreation.Register(context, known, Analyze);
        SdkCreation.Register(context, "SessionConfig", AnalyzeConfiguration);
    }

    private static void Analyze(OperationAnalysisContext context, MessageCreation creation)
    {
        if (SessionMessage.Opens(creation)
            && creation["proofTimeoutWindow"] is { } window
            && NumberValue.Of(window.Value, context.CancellationToken).Value is { IsZero: false } seconds
            && TimeUnit.Of(window.Value, context.CancellationToken) is null or TimeUnit.Seconds
            && NearestOf(seconds, isWhole: true, context) is { } nearest)
        {
            Report(context, OfMessage, window.Value, nearest.ToString(CultureInfo.InvariantCulture), seconds.ToString(CultureInfo.InvariantCulture));
        }
    }

    // Here 0 is no default: the SDK writes its own.
    private static void AnalyzeConfiguration(OperationAnalysisContext context, SdkCreation configuration)
    {
        if (configuration["ProofTimeoutWindow"] is { } window
            && TimeSpanValue.Of(window, context.CancellationToken) is { } seconds
            && TimeSpanValue.MistakenUnitIn(window, context.CancellationToken) is null
            && NearestOf(new BigInteger(decimal.Floor(seconds)), seconds == decimal.Truncate(seconds), context) is { } nearest)
        {
            Report(context, OfConfiguration, window, $"global::System.TimeSpan.FromSeconds({nearest.ToString(CultureInfo.InvariantCulture)})", seconds.ToString("0.#######", CultureInfo.InvariantCulture));
        }
    }

    private static BigInteger? NearestOf(BigInteger seconds, bool isWhole, OperationAnalysisContext context)
    {
        BigInteger least = Bound.MinProofTimeout.Read(context);
        BigInteger most = Bound.MaxProofTimeout.Read(context);
        return seconds < least ? least
            : seconds > most || (seconds == most && !isWhole) ? most
            : isWhole ? null
            : seconds + 1;
    }

    private static void Report(OperationAnalysisContext context, DiagnosticDescriptor descriptor, IOperation window, string nearest, string seconds) => context.ReportDiagnostic(Diagnostic.Create(
        descriptor,
        window.Syntax.GetLocation(),
        ImmutableDictionary<string, string?>.Empty.Add(NearestProperty, nearest),
        seconds,
        Bound.MinProofTimeout.Read(context),
        Bound.MaxProofTimeout.Read(context),
        Bound.AsOf));
}
