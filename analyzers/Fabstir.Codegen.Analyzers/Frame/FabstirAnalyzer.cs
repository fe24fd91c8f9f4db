using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fabstir.Codegen.Analyzers;

/// <summary>A rule about code that uses the marketplace or its contracts. In a project that does neither it registers nothing.</summary>
public abstract class FabstirAnalyzer : DiagnosticAnalyzer
{
    private protected FabstirAnalyzer(params DiagnosticDescriptor[] rules) => SupportedDiagnostics = [.. rules];

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownSymbols.Of(start.Compilation) is { } known)
            {
                Register(start, known);
            }
        });
    }

    /// <summary>Registers what the rule looks at, in a compilation that uses us.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, KnownSymbols known);
}
