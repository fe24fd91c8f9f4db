using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.AbiShapes;

/// <summary>FAB3005: the id of a session from a simulation, from return data or from a topic by its place.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SessionIdSourceAnalyzer() : FabstirAnalyzer(Descriptor)
{
    private const string Simulation = "a simulation, which says what the id would have been";
    private const string Topic = "a topic by its place";
    private const string ReturnData = "the data of a log by its place";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.SessionIdSource,
        "A session id that is not from an event",
        "This id is from {0}: take it from the event, receipt.GetEvents<JobMarketplace.Event.SessionJobCreated>(…)",
        DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        MessageCreation.Register(context, known, AnalyzeMessage);
        context.RegisterOperationAction(operation => AnalyzeCall(operation, known), OperationKind.Invocation);
    }

    private static void AnalyzeMessage(OperationAnalysisContext context, MessageCreation creation)
    {
        foreach (AssignedProperty value in creation.Values)
        {
            if (IsSessionId(value.Property.Name))
            {
                Check(context, value.Value);
            }
        }
    }

    private static void AnalyzeCall(OperationAnalysisContext context, KnownSymbols known)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.Arguments.Length < 3 || PositionalCall.MessageOf(invocation.TargetMethod, known) is not { } message)
        {
            return;
        }

        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            // The getter of a mapping has no name for its key.
            if (argument.Parameter is { } parameter && (IsSessionId(parameter.Name) || message.Signature.Name is "sessionJobs" or "sessionModel") && parameter.Ordinal == 0)
            {
                Check(context, argument.Value);
            }
        }
    }

    private static bool IsSessionId(string name) => name.ToLowerInvariant() is "jobid" or "sessionid";

    private static void Check(OperationAnalysisContext context, IOperation id)
    {
        if (SourceOf(ValueOrigin.Of(id, context.CancellationToken), context.CancellationToken) is { } source)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, id.Syntax.GetLocation(), source));
        }
    }

    private static string? SourceOf(IOperation origin, CancellationToken cancellationToken)
    {
        if (origin is IAwaitOperation { Operation: IInvocationOperation { TargetMethod: { Name: "SimulateAsync" or "CallAsync" } simulation } } && IsOfClient(simulation))
        {
            return Simulation;
        }

        // An event that was decoded has the id as a property of its own.
        if (origin is not (IInvocationOperation or IObjectCreationOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation))
        {
            return null;
        }

        foreach (IOperation part in origin.DescendantsAndSelf())
        {
            IOperation value = part is ILocalReferenceOperation ? ValueOrigin.Of(part, cancellationToken) : part;
            foreach (IOperation inner in value == part ? (IEnumerable<IOperation>)[part] : value.DescendantsAndSelf())
            {
                if (inner is IPropertyReferenceOperation { Property: { Name: "Topics" or "Data", ContainingType: { Name: "Log" or "FilterLog" or "FilterLogVO" } } property })
                {
                    return property.Name == "Topics" ? Topic : ReturnData;
                }
            }
        }

        return null;
    }

    private static bool IsOfClient(IMethodSymbol method) =>
        method.ContainingType is { } type && (type.Name is "IClient" || type.ContainingNamespace?.ToDisplayString() is "Fabstir.Ethereum" || !type.GetTypeMembers("IClient").IsEmpty);
}
