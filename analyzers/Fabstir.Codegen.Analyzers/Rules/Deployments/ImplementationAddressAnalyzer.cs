using System.Collections.Immutable;
using Fabstir.Codegen.Analyzers.Facts;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fabstir.Codegen.Analyzers.Rules.Deployments;

/// <summary>FAB5002: the code behind a proxy where the proxy belongs, or the deployment that is frozen for auditors.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ImplementationAddressAnalyzer() : FabstirAnalyzer(Descriptor)
{
    /// <summary>The property of a diagnostic that has the address of the proxy.</summary>
    internal const string ProxyProperty = "Proxy";

    private static readonly DiagnosticDescriptor Descriptor =
        Rule.Create(RuleIds.ImplementationAddress, "An address that is no contract to call", "'{0}' is {1}; the proxy is {2}", DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) => AddressLiterals.Register(context, Analyze);

    private static void Analyze(OperationAnalysisContext context, KnownAddress address)
    {
        if (address.Kind is not (AddressKind.Implementation or AddressKind.Frozen) || KnownAddresses.Current(address.Role) is not { } proxy)
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptor,
            context.Operation.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(ProxyProperty, proxy.Address),
            address.Address,
            address.Kind == AddressKind.Frozen
                ? $"the {address.Role} that is frozen for auditors since {address.Since}"
                : $"code of {address.Role} without its state, the implementation of {address.Since}",
            proxy.Address));
    }
}
