using Fabstir.Codegen.Analyzers.Messages;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.AbiShapes;

/// <summary>FAB3002: neighbouring arguments of one type without names, in a call of a generated client.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PositionalArgumentsAnalyzer() : FabstirAnalyzer(Swapped, Unnamed)
{
    private const string Title = "Neighbouring arguments of one type";
    private const int ShortestName = 3;

    private static readonly DiagnosticDescriptor Swapped =
        Rule.Create(RuleIds.PositionalArguments, Title, "'{0}' is given for {1}, which stands beside {2}", DiagnosticSeverity.Warning);

    private static readonly DiagnosticDescriptor Unnamed =
        Rule.Create(RuleIds.PositionalArguments, Title, "{0} and {1} have one type: name the arguments, so that they cannot be swapped", DiagnosticSeverity.Info);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterOperationAction(operation => Analyze(operation, known), OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, KnownSymbols known)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.Arguments.Length < 4 || PositionalCall.MessageOf(invocation.TargetMethod, known) is null)
        {
            return;
        }

        for (int i = 0; i + 1 < invocation.Arguments.Length; i++)
        {
            if (Positional(invocation.Arguments[i]) is { } left
                && Positional(invocation.Arguments[i + 1]) is { } right
                && SymbolEqualityComparer.Default.Equals(left.Type, right.Type)
                && Fault(left, right, invocation.Arguments[i].Value, invocation.Arguments[i + 1].Value, invocation.Arguments[i].Syntax.GetLocation()) is { } diagnostic)
            {
                context.ReportDiagnostic(diagnostic);
                return;
            }
        }
    }

    private static Diagnostic? Fault(IParameterSymbol left, IParameterSymbol right, IOperation first, IOperation second, Location location)
    {
        string firstName = NameOf(first);
        string secondName = NameOf(second);
        if (Bears(firstName, right.Name) && !Bears(firstName, left.Name))
        {
            return Diagnostic.Create(Swapped, location, firstName, left.Name, right.Name);
        }

        if (Bears(secondName, left.Name) && !Bears(secondName, right.Name))
        {
            return Diagnostic.Create(Swapped, location, secondName, right.Name, left.Name);
        }

        return Bears(firstName, left.Name) && Bears(secondName, right.Name) ? null : Diagnostic.Create(Unnamed, location, left.Name, right.Name);
    }

    private static IParameterSymbol? Positional(IArgumentOperation argument) =>
        argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter, Syntax: ArgumentSyntax { NameColon: null } } ? parameter : null;

    // Of a member chain the last name that says something: client.Address is the client's.
    private static string NameOf(IOperation value) => value switch
    {
        IConversionOperation conversion => NameOf(conversion.Operand),
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IMemberReferenceOperation { Member.Name: "Address" or "Id" or "Value", Instance: { } instance } => NameOf(instance),
        IMemberReferenceOperation member => member.Member.Name.TrimStart('_'),
        _ => "",
    };

    private static bool Bears(string name, string parameter)
    {
        string plain = parameter.TrimStart('_');
        return string.Equals(name, plain, StringComparison.OrdinalIgnoreCase)
            || (plain.Length >= ShortestName && name.IndexOf(plain, StringComparison.OrdinalIgnoreCase) >= 0);
    }
}
