using System.Collections.Immutable;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Messages;

/// <summary>A value of the SDK that is made, or copied with changes, and what its members are given there.</summary>
internal sealed class SdkCreation
{
    private readonly ImmutableArray<(string Member, IOperation Value)> _values;

    private SdkCreation(IOperation operation, ImmutableArray<(string Member, IOperation Value)> values)
    {
        Operation = operation;
        _values = values;
    }

    public IOperation Operation { get; }

    /// <summary>Whether members that are not given have their defaults: those of a copy can have any value.</summary>
    public bool HasDefaults => Operation is IObjectCreationOperation;

    /// <summary>What a member or parameter is given; null when it is not given here.</summary>
    public IOperation? this[string member]
    {
        get
        {
            foreach ((string name, IOperation value) in _values)
            {
                if (string.Equals(name, member, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>Calls back for each value of a type that is made, or copied with changes.</summary>
    public static void Register(CompilationStartAnalysisContext context, string type, Action<OperationAnalysisContext, SdkCreation> analyze) =>
        context.RegisterOperationAction(
            operation =>
            {
                if (Of(operation.Operation, type) is { } creation)
                {
                    analyze(operation, creation);
                }
            },
            OperationKind.ObjectCreation,
            OperationKind.With);

    /// <summary>Null when the operation makes no such value.</summary>
    public static SdkCreation? Of(IOperation operation, string type)
    {
        if (operation.Type?.Name != type || operation.Type.ContainingAssembly?.Name != OurMethods.Sdk)
        {
            return null;
        }

        return operation is IObjectCreationOperation or IWithOperation ? new SdkCreation(operation, [.. GivenValues.Of(operation)]) : null;
    }

    /// <summary>What is paid, as the member for it says; USDC is the default where a configuration has one.</summary>
    public PaymentCurrency CurrencyOf(string member, CancellationToken cancellationToken) =>
        this[member] is { } token ? PaymentTokenValue.Of(token, cancellationToken)
        : HasDefaults ? PaymentCurrency.Usdc
        : PaymentCurrency.Unknown;
}
