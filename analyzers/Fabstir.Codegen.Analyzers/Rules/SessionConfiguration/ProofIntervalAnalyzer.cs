using System.Numerics;
using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Signatures;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;

/// <summary>FAB2006: seconds where tokens are counted, or a proof interval that is too short.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProofIntervalAnalyzer() : FabstirAnalyzer(Time, TooShort)
{
    private const string Title = "A proof interval that is not in tokens, or too short";
    private const string Tokens = "tokens";

    private static readonly DiagnosticDescriptor Time = Rule.Create(
        RuleIds.ProofInterval, Title, "{0} counts tokens of the model, and this is in {1}: intervals of proofs were in seconds until 2025-09-28", DiagnosticSeverity.Warning);

    private static readonly DiagnosticDescriptor TooShort = Rule.Create(
        RuleIds.ProofInterval, Title, "A proof interval is {1} tokens or more, as of {2}; this is {0}", DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        MessageCreation.Register(context, known, Analyze);
        SdkCreation.Register(context, "SessionConfig", static (operation, configuration) =>
        {
            if (configuration["ProofInterval"] is { } interval)
            {
                Analyze(operation, interval, "ProofInterval", isInterval: true);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, MessageCreation creation)
    {
        foreach (AssignedProperty value in creation.Values)
        {
            if (MessageType.UnitOf(value.Property) == Tokens)
            {
                Analyze(context, value.Value, value.Property.Name, isInterval: value.Property.Name == "ProofInterval" && SessionMessage.Opens(creation));
            }
        }
    }

    private static void Analyze(OperationAnalysisContext context, IOperation value, string name, bool isInterval)
    {
        if (TimeUnit.Of(value, context.CancellationToken) is { } unit)
        {
            context.ReportDiagnostic(Diagnostic.Create(Time, value.Syntax.GetLocation(), name, unit));
        }
        else if (isInterval
            && NumberValue.Of(value, context.CancellationToken).Value is { } tokens
            && Bound.MinProofInterval.Read(context) is BigInteger least
            && tokens < least)
        {
            context.ReportDiagnostic(Diagnostic.Create(TooShort, value.Syntax.GetLocation(), tokens, least, Bound.AsOf));
        }
    }
}
