using System.Numerics;
using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Signatures;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;

/// <summary>FAB2005: milliseconds or ticks where seconds are counted, or a duration that the contract refuses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DurationUnitAnalyzer() : FabstirAnalyzer(Unit, OutOfRange)
{
    private const string Title = "A duration that is not in seconds, or out of range";
    private const string Seconds = "seconds";

    private static readonly DiagnosticDescriptor Unit =
        Rule.Create(RuleIds.DurationUnit, Title, "{0} counts seconds, and this is in {1}", DiagnosticSeverity.Warning);

    private static readonly DiagnosticDescriptor OutOfRange =
        Rule.Create(RuleIds.DurationUnit, Title, "A session lasts 1 to {1} seconds, as of {2}; this is {0}", DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) => MessageCreation.Register(context, known, Analyze);

    private static void Analyze(OperationAnalysisContext context, MessageCreation creation)
    {
        foreach (AssignedProperty value in creation.Values)
        {
            if (MessageType.UnitOf(value.Property) != Seconds)
            {
                continue;
            }

            if (TimeUnit.Of(value.Value, context.CancellationToken) is { } unit and not TimeUnit.Seconds)
            {
                context.ReportDiagnostic(Diagnostic.Create(Unit, value.Location, value.Property.Name, unit));
            }
            else if (value.Property.Name == "MaxDuration"
                && SessionMessage.Opens(creation)
                && NumberValue.Of(value.Value, context.CancellationToken).Value is { } duration
                && Bound.MaxDuration.Read(context) is BigInteger most
                && (duration < 1 || duration > most))
            {
                context.ReportDiagnostic(Diagnostic.Create(OutOfRange, value.Location, duration, most, Bound.AsOf));
            }
        }
    }
}
