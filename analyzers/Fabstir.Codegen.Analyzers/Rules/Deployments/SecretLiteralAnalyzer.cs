using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.Deployments;

/// <summary>FAB5005: a private key or a mnemonic in the source. No message shows it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretLiteralAnalyzer() : FabstirAnalyzer(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.SecretLiteral, "A secret stands in the source", "A {0} stands in the source, where everybody who has it can read it: take it from a file or the environment, and use another one", DiagnosticSeverity.Error);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        context.RegisterOperationAction(operation => AnalyzeLiteral(operation, known), OperationKind.Literal);
        context.RegisterOperationAction(operation => AnalyzeSigner(operation, known), OperationKind.Argument);
    }

    private static void AnalyzeLiteral(OperationAnalysisContext context, KnownSymbols known)
    {
        if (context.Operation.ConstantValue is { HasValue: true, Value: string text }
            && SecretText.KindOf(text) is { } kind
            && IsSecretPlace(context.Operation, known))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, context.Operation.Syntax.GetLocation(), kind));
        }
    }

    // A literal that reaches a signer by another name than one that says what it is.
    private static void AnalyzeSigner(OperationAnalysisContext context, KnownSymbols known)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (!IsSigner(argument.Parameter, known))
        {
            return;
        }

        IOperation value = Unwrapped(argument.Value);
        if (value is ILiteralOperation || IsReportedWhereItIsDeclared(value))
        {
            return;
        }

        if (TextValue.Of(Unwrapped(ValueOrigin.Of(value, context.CancellationToken)), context.CancellationToken) is { } text && SecretText.KindOf(text.Text) is { } kind)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, argument.Value.Syntax.GetLocation(), kind));
        }
    }

    private static bool IsReportedWhereItIsDeclared(IOperation value) => value switch
    {
        ILocalReferenceOperation local => SecretText.IsNameOfSecret(local.Local.Name),
        IFieldReferenceOperation field => SecretText.IsNameOfSecret(field.Field.Name) && !field.Field.DeclaringSyntaxReferences.IsEmpty,
        IPropertyReferenceOperation property => SecretText.IsNameOfSecret(property.Property.Name),
        _ => false,
    };

    private static IOperation Unwrapped(IOperation value) => value switch
    {
        IConversionOperation conversion => Unwrapped(conversion.Operand),
        IInvocationOperation invocation when IsFromHex(invocation) && Arguments.At(invocation.Arguments, 0) is { } text => Unwrapped(text),
        _ => value,
    };

    private static bool IsFromHex(IInvocationOperation invocation) =>
        invocation.TargetMethod is { Name: "FromHexString" or "HexToByteArray" or "AsSpan" };

    private static bool IsSecretPlace(IOperation literal, KnownSymbols known)
    {
        for (IOperation? parent = literal.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IConversionOperation or IConditionalOperation or ICoalesceOperation or ICollectionExpressionOperation or IArrayInitializerOperation or IArrayCreationOperation:
                case IInvocationOperation:
                    break;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return SecretText.IsNameOfSecret(declarator.Symbol.Name);
                case IFieldInitializerOperation { InitializedFields: [{ } field, ..] }:
                    return SecretText.IsNameOfSecret(field.Name);
                case IPropertyInitializerOperation { InitializedProperties: [{ } property, ..] }:
                    return SecretText.IsNameOfSecret(property.Name);
                case IParameterInitializerOperation initializer:
                    return SecretText.IsNameOfSecret(initializer.Parameter.Name);
                case ISimpleAssignmentOperation assignment:
                    return IsNamed(assignment.Target);
                case IArgumentOperation argument when argument.Parent is IInvocationOperation invocation && IsFromHex(invocation):
                    break;
                case IArgumentOperation argument:
                    return IsSigner(argument.Parameter, known) || (argument.Parameter is { } parameter && SecretText.IsNameOfSecret(parameter.Name));
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsNamed(IOperation target) => target switch
    {
        ILocalReferenceOperation local => SecretText.IsNameOfSecret(local.Local.Name),
        IParameterReferenceOperation parameter => SecretText.IsNameOfSecret(parameter.Parameter.Name),
        IPropertyReferenceOperation { Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string key } }] } => SecretText.IsNameOfSecret(key),
        IMemberReferenceOperation member => SecretText.IsNameOfSecret(member.Member.Name),
        _ => false,
    };

    // Nethereum's accounts and wallets take a key or words as their first argument.
    private static bool IsSigner(IParameterSymbol? parameter, KnownSymbols known) =>
        parameter is { Ordinal: 0, ContainingSymbol: IMethodSymbol { ContainingType: { } type } method }
        && (KnownSymbols.Is(type, known.LocalSigner)
            || (method.MethodKind == MethodKind.Constructor && type is { Name: "Account" or "EthECKey" or "Wallet" } && type.ContainingNamespace.ToDisplayString().StartsWith("Nethereum", StringComparison.Ordinal)));
}
