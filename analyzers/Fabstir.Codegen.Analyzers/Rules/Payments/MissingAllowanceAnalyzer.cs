using System.Collections.Concurrent;
using Fabstir.Codegen.Analyzers.Messages;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.Payments;

/// <summary>FAB1006: sessions that are paid in a token, in a compilation that never lets the marketplace take one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingAllowanceAnalyzer() : FabstirAnalyzer(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.MissingAllowance,
        "Token sessions without an allowance",
        "{0} takes tokens of its caller, and nothing in this project approves, permits or ensures an allowance",
        DiagnosticSeverity.Info,
        WellKnownDiagnosticTags.CompilationEnd);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        ConcurrentBag<(Location Location, string Function)> takers = [];
        int allowances = 0;
        MessageCreation.Register(context, known, (operation, creation) =>
        {
            string name = creation.Type.Signature.Name;
            if (name is "createSessionJobForModelWithToken" or "depositToken" && creation.Type.IsOfMarketplace && operation.Operation is IObjectCreationOperation)
            {
                takers.Add((operation.Operation.Syntax.GetLocation(), name));
            }
            else if (IsAllowance(name))
            {
                Interlocked.Exchange(ref allowances, 1);
            }
        });
        context.RegisterOperationAction(
            operation =>
            {
                if (IsAllowance(((IInvocationOperation)operation.Operation).TargetMethod.Name))
                {
                    Interlocked.Exchange(ref allowances, 1);
                }
            },
            OperationKind.Invocation);
        context.RegisterCompilationEndAction(end =>
        {
            if (Volatile.Read(ref allowances) == 0)
            {
                foreach ((Location location, string function) in takers)
                {
                    end.ReportDiagnostic(Diagnostic.Create(Descriptor, location, function));
                }
            }
        });
    }

    private static bool IsAllowance(string name) =>
        name.StartsWith("approve", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("permit", StringComparison.OrdinalIgnoreCase)
        || name.IndexOf("allowance", StringComparison.OrdinalIgnoreCase) >= 0;
}
