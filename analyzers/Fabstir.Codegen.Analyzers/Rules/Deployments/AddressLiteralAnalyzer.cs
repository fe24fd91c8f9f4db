using System.Collections.Immutable;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.Deployments;

/// <summary>FAB5003: a text that is read as an address, and is none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AddressLiteralAnalyzer() : FabstirAnalyzer(Descriptor)
{
    /// <summary>The property of a diagnostic that has the address with its checksum, where the digits allow one.</summary>
    internal const string ChecksumProperty = "Checksum";

    private static readonly DiagnosticDescriptor Descriptor =
        Rule.Create(RuleIds.AddressLiteral, "A text is no address", "'{0}' is no address: {1}", DiagnosticSeverity.Error);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterOperationAction(operation => Analyze(operation, known), OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, KnownSymbols known)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod is not { Name: "Parse" or "TryParse", IsStatic: true }
            || !KnownSymbols.Is(invocation.TargetMethod.ContainingType, known.Address)
            || Arguments.At(invocation.Arguments, 0) is not { } argument
            || TextValue.Of(argument, context.CancellationToken) is not { } value
            || AddressText.Fault(value.Text) is not { } fault)
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptor,
            argument.Syntax.GetLocation(),
            value.Literal is null ? [] : [value.Literal],
            value.Literal is not null && fault.Checksum is { } checksum ? ImmutableDictionary<string, string?>.Empty.Add(ChecksumProperty, checksum) : null,
            value.Text,
            fault.Explanation));
    }
}
