using System.Collections.Immutable;
using Fabstir.Codegen.Analyzers.Signatures;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.Deployments;

/// <summary>FAB5006: the repository and file of a model beside an id that is not their hash, or that are no repository and file.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelHashAnalyzer() : FabstirAnalyzer(WrongId, Malformed)
{
    /// <summary>The property of a diagnostic that has the hash.</summary>
    internal const string IdProperty = "Id";

    private const string Title = "A model id that is not the hash of its file";

    private static readonly DiagnosticDescriptor WrongId =
        Rule.Create(RuleIds.ModelHash, Title, "This is not the id of {0}/{1}, which is {2}", DiagnosticSeverity.Warning);

    private static readonly DiagnosticDescriptor Malformed =
        Rule.Create(RuleIds.ModelHash, Title, "'{0}' is no {1}", DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        context.RegisterOperationAction(static operation => AnalyzeCreation(operation), OperationKind.ObjectCreation, OperationKind.AnonymousObjectCreation);
        context.RegisterOperationAction(static operation => AnalyzeCall(operation), OperationKind.Invocation);
    }

    private static void AnalyzeCreation(OperationAnalysisContext context)
    {
        NamedValues values = default;
        switch (context.Operation)
        {
            case IObjectCreationOperation creation:
                Collect(creation.Arguments, ref values);
                Collect(creation.Initializer?.Initializers ?? [], ref values);
                break;
            case IAnonymousObjectCreationOperation anonymous:
                Collect(anonymous.Initializers, ref values);
                break;
        }

        Analyze(context, values, isOurs: context.Operation.Type?.ContainingAssembly?.Name.StartsWith("Fabstir.", StringComparison.Ordinal) == true);
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        var invocation = (IInvocationOperation)context.Operation;
        NamedValues values = default;
        Collect(invocation.Arguments, ref values);
        Analyze(context, values, isOurs: invocation.TargetMethod.ContainingAssembly?.Name.StartsWith("Fabstir.", StringComparison.Ordinal) == true);
    }

    private static void Collect(ImmutableArray<IArgumentOperation> arguments, ref NamedValues values)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is { } parameter)
            {
                values.Add(parameter.Name, argument.Value);
            }
        }
    }

    private static void Collect(ImmutableArray<IOperation> initializers, ref NamedValues values)
    {
        foreach (IOperation initializer in initializers)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment)
            {
                values.Add(target.Property.Name, assignment.Value);
            }
        }
    }

    private static void Analyze(OperationAnalysisContext context, NamedValues values, bool isOurs)
    {
        if (values.Repository is not { } repositoryValue
            || values.File is not { } fileValue
            || TextValue.Of(repositoryValue, context.CancellationToken) is not { } repository
            || TextValue.Of(fileValue, context.CancellationToken) is not { } file)
        {
            return;
        }

        if (isOurs && repository.Text.Length > 0 && !IsRepository(repository.Text))
        {
            context.ReportDiagnostic(Diagnostic.Create(Malformed, repositoryValue.Syntax.GetLocation(), repository.Text, "repository: it is owner/name"));
        }
        else if (isOurs && (file.Text.IndexOf(':') >= 0 || (repository.Text.Length > 0 && file.Text.StartsWith(repository.Text, StringComparison.Ordinal))))
        {
            context.ReportDiagnostic(Diagnostic.Create(Malformed, fileValue.Syntax.GetLocation(), file.Text, "file of a repository"));
        }
        else if (values.Id is { } idValue
            && HexValue.Of(idValue, context.CancellationToken) is { Text.Length: 66 } id
            && AbiSignature.HashOf(repository.Text + "/" + file.Text) is var hash
            && !string.Equals(id.Text, hash, StringComparison.OrdinalIgnoreCase))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                WrongId,
                idValue.Syntax.GetLocation(),
                id.Literal is null ? [] : [id.Literal],
                id.Literal is null ? null : ImmutableDictionary<string, string?>.Empty.Add(IdProperty, hash),
                repository.Text,
                file.Text,
                hash));
        }
    }

    private static bool IsRepository(string text) => text.Split('/') is [{ Length: > 0 }, { Length: > 0 }] && text.IndexOf(':') < 0;

    private struct NamedValues
    {
        public IOperation? Repository { get; private set; }

        public IOperation? File { get; private set; }

        public IOperation? Id { get; private set; }

        public void Add(string name, IOperation value)
        {
            switch (name.ToLowerInvariant())
            {
                case "repo" or "repository" or "huggingfacerepo" or "modelrepo" or "hfrepo":
                    Repository = value;
                    break;
                case "file" or "filename" or "modelfile":
                    File = value;
                    break;
                case "id" or "modelid" or "model":
                    Id = value;
                    break;
            }
        }
    }
}
