using System.Collections.Concurrent;
using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.Sessions;

/// <summary>FAB4005: a proof of work that the contract refuses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnacceptableProofAnalyzer() : FabstirAnalyzer(Descriptor)
{
    private const string ProofFunction = "submitProofOfWork";
    private const int LeastProofBytes = 64;

    private static readonly DiagnosticDescriptor Descriptor =
        Rule.Create(RuleIds.UnacceptableProof, "A proof that cannot be accepted", "{0}", DiagnosticSeverity.Error);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        // One symbol's code is looked at as a whole: two proofs of one hash in a method are two submissions.
        context.RegisterOperationBlockStartAction(block =>
        {
            ConcurrentBag<(string Hash, Location Location)> hashes = [];
            block.RegisterOperationAction(
                operation =>
                {
                    if (MessageCreation.Of(operation.Operation, known) is { Type.Signature.Name: ProofFunction } creation)
                    {
                        Analyze(operation, creation, hashes);
                    }
                },
                OperationKind.ObjectCreation,
                OperationKind.With);
            block.RegisterOperationBlockEndAction(end => ReportRepeated(end, hashes));
        });
    }

    private static void Analyze(OperationAnalysisContext context, MessageCreation creation, ConcurrentBag<(string Hash, Location Location)> hashes)
    {
        if (creation["proofHash"] is { } hash)
        {
            IOperation origin = ValueOrigin.Of(hash.Value, context.CancellationToken);
            string? text = HexValue.Of(origin, context.CancellationToken)?.Text;
            if (IsDefault(origin) || (text is not null && IsZero(text)))
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, hash.Location, "A hash of zeros proves nothing, and is refused from its second use on"));
            }
            else if (text is not null)
            {
                hashes.Add((text.ToLowerInvariant(), hash.Location));
            }
        }
        else if (creation["proof"] is { } proof && LengthOf(ValueOrigin.Of(proof.Value, context.CancellationToken), context.CancellationToken) is { } length and < LeastProofBytes)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, proof.Location, $"A proof has {LeastProofBytes} bytes or more; this one has {length}"));
        }
    }

    private static void ReportRepeated(OperationBlockAnalysisContext context, ConcurrentBag<(string Hash, Location Location)> hashes)
    {
        if (hashes.Count < 2)
        {
            return;
        }

        List<(string Hash, Location Location)> inOrder = [.. hashes];
        inOrder.Sort(static (left, right) => left.Location.SourceSpan.Start.CompareTo(right.Location.SourceSpan.Start));
        HashSet<string> seen = [];
        foreach ((string hash, Location location) in inOrder)
        {
            if (!seen.Add(hash))
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, location, "The hash of another submission: the contract takes each only once"));
            }
        }
    }

    private static bool IsDefault(IOperation hash) => hash is IDefaultValueOperation
        or IObjectCreationOperation { Type.Name: "Bytes32", Arguments.IsEmpty: true }
        or IPropertyReferenceOperation { Property: { Name: "Zero", ContainingType.Name: "Bytes32" } };

    private static bool IsZero(string text) => text.Length > 2 && text.TrimStart('0', 'x').Length == 0;

    private static int? LengthOf(IOperation proof, CancellationToken cancellationToken) => proof switch
    {
        IArrayCreationOperation { DimensionSizes: [{ ConstantValue: { HasValue: true, Value: int length } }] } => length,
        ICollectionExpressionOperation { Elements: var elements } when !System.Linq.Enumerable.Any(elements, static element => element is ISpreadOperation) => elements.Length,
        IInvocationOperation { TargetMethod.Name: "Parse" or "FromHexString" } parse when Arguments.At(parse.Arguments, 0) is { } text && TextValue.Of(text, cancellationToken) is { } hex =>
            (hex.Text.StartsWith("0x", StringComparison.Ordinal) ? hex.Text.Length - 2 : hex.Text.Length) / 2,
        IObjectCreationOperation { Arguments: [{ } argument] } => LengthOf(ValueOrigin.Of(argument.Value, cancellationToken), cancellationToken),
        IDefaultValueOperation => 0,
        _ => null,
    };
}
