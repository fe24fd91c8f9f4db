using Microsoft.CodeAnalysis.Diagnostics;

namespace Fabstir.Codegen.Analyzers.Facts;

/// <summary>Finds literals that are known addresses.</summary>
internal static class AddressLiterals
{
    // A look at the length is all that most literals cost.
    public static void Register(CompilationStartAnalysisContext context, Action<OperationAnalysisContext, KnownAddress> analyze) => context.RegisterOperationAction(
        operation =>
        {
            if (operation.Operation.ConstantValue is { HasValue: true, Value: string text } && KnownAddresses.Find(text) is { } known)
            {
                analyze(operation, known);
            }
        },
        OperationKind.Literal);
}
