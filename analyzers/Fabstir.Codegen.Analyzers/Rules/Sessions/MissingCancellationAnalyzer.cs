using System.Collections.Immutable;
using Fabstir.Codegen.Analyzers.Messages;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.Sessions;

/// <summary>FAB4002: a call of ours that could be cancelled by a token that is in scope, and is not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingCancellationAnalyzer() : FabstirAnalyzer(Descriptor)
{
    /// <summary>The property of a diagnostic that has the name of the token.</summary>
    internal const string TokenProperty = "Token";

    /// <summary>The property of a diagnostic that has the name of the parameter.</summary>
    internal const string ParameterProperty = "Parameter";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.MissingCancellation,
        "A call without the cancellation token that is in scope",
        "{0} goes on after '{1}' was cancelled: pass it",
        DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterOperationAction(operation => Analyze(operation, known), OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, KnownSymbols known)
    {
        var invocation = (IInvocationOperation)context.Operation;
        IMethodSymbol method = invocation.TargetMethod;
        if (method.Parameters is not [.., { HasExplicitDefaultValue: true } last]
            || !KnownSymbols.Is(last.Type, known.CancellationToken)
            || !OurMethods.Contains(method)
            || !IsLeftOut(invocation)
            || IsCancelledOtherwise(invocation)
            || IsHandedToLambda(invocation, known)
            || UseOf(invocation) is not { } use
            || TokenInScope(invocation, context.ContainingSymbol, use == Use.Returned, known) is not { } token)
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptor,
            InvokedName.Of(invocation.Syntax).GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(TokenProperty, token).Add(ParameterProperty, last.Name),
            method.Name,
            token));
    }

    private static bool IsLeftOut(IInvocationOperation invocation)
    {
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            if (argument.Parameter?.Ordinal == invocation.TargetMethod.Parameters.Length - 1)
            {
                return argument.ArgumentKind == ArgumentKind.DefaultValue;
            }
        }

        return false;
    }

    // A stream gets its token by WithCancellation as well; what cleans up has to happen after a cancellation, too.
    private static bool IsCancelledOtherwise(IOperation invocation)
    {
        for (IOperation? child = invocation, parent = invocation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IInvocationOperation { TargetMethod.Name: "WithCancellation" }
                || parent is ICatchClauseOperation
                || (parent is ITryOperation statement && statement.Finally == child))
            {
                return true;
            }
        }

        return false;
    }

    // Who hands a client to a lambda without a token sees to its cancellation himself: a batch does.
    private static bool IsHandedToLambda(IInvocationOperation invocation, KnownSymbols known)
    {
        IOperation? root = invocation.Instance;
        while (root is IMemberReferenceOperation or IInvocationOperation or IConversionOperation)
        {
            root = root switch
            {
                IMemberReferenceOperation member => member.Instance,
                IInvocationOperation call => call.Instance,
                IConversionOperation conversion => conversion.Operand,
                _ => null,
            };
        }

        return root is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda }
            && TokenOf(lambda, known) is null;
    }

    // What is started here and awaited elsewhere may be one of a batch, which is cancelled as a whole.
    private static Use? UseOf(IOperation invocation)
    {
        for (IOperation? parent = invocation.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IAwaitOperation or IForEachLoopOperation:
                    return Use.Awaited;
                case IReturnOperation:
                    return Use.Returned;
                case IConversionOperation or IConditionalAccessOperation or ICoalesceOperation or IConditionalOperation:
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" }:
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "ConfigureAwait", IsExtensionMethod: true } } }:
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static string? TokenInScope(IOperation invocation, ISymbol containing, bool ofInnermost, KnownSymbols known)
    {
        for (IOperation? parent = invocation.Parent; parent is not null; parent = parent.Parent)
        {
            IMethodSymbol? function = parent switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => null,
            };
            if (function is null)
            {
                continue;
            }

            if (TokenOf(function, known) is { } token)
            {
                return token;
            }

            if (function.IsStatic || ofInnermost)
            {
                return null;
            }
        }

        return containing is IMethodSymbol method ? TokenOf(method, known) : null;
    }

    private static string? TokenOf(IMethodSymbol method, KnownSymbols known)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.Name is not ("" or "_") && KnownSymbols.Is(parameter.Type, known.CancellationToken))
            {
                return parameter.Name;
            }
        }

        return null;
    }

    private enum Use
    {
        Awaited,
        Returned,
    }
}
