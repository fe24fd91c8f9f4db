using System.Collections.Immutable;
using System.Globalization;
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

    /// <summary>The property of a diagnostic that has the unit that a time should be made of.</summary>
    internal const string UnitProperty = "Unit";

    private static readonly DiagnosticDescriptor Unit =
        Rule.Create(RuleIds.DurationUnit, Title, "{0} counts {2}, and this is in {1}", DiagnosticSeverity.Warning);

    private static readonly DiagnosticDescriptor OutOfRange =
        Rule.Create(RuleIds.DurationUnit, Title, "A session lasts 1 to {1} whole seconds, as of {2}; this is {0}", DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        MessageCreation.Register(context, known, Analyze);
        SdkCreation.Register(context, "SessionConfig", AnalyzeConfiguration);
    }

    // A time of the SDK has no unit; what it is made of has one.
    private static void AnalyzeConfiguration(OperationAnalysisContext context, SdkCreation configuration)
    {
        if (configuration["Duration"] is { } duration && !IsReported(context, duration)
            && TimeSpanValue.Of(duration, context.CancellationToken) is { } seconds
            && Bound.MaxDuration.Read(context) is BigInteger most
            && (seconds < 1 || new BigInteger(seconds) > most || seconds != decimal.Truncate(seconds)))
        {
            context.ReportDiagnostic(Diagnostic.Create(OutOfRange, duration.Syntax.GetLocation(), seconds.ToString("0.#######", CultureInfo.InvariantCulture), most, Bound.AsOf));
        }

        if (configuration["ProofTimeoutWindow"] is { } window)
        {
            IsReported(context, window);
        }
    }

    private static bool IsReported(OperationAnalysisContext context, IOperation time)
    {
        if (TimeSpanValue.MistakenUnitIn(time, context.CancellationToken) is not var (expected, given))
        {
            return false;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Unit, time.Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(UnitProperty, given), "This time", given, expected));
        return true;
    }

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
                context.ReportDiagnostic(Diagnostic.Create(Unit, value.Location, value.Property.Name, unit, Seconds));
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
