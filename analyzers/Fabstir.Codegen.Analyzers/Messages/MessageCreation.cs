using System.Collections.Immutable;
using Fabstir.Codegen.Analyzers.Signatures;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Messages;

/// <summary>An object initialiser or a <c>with</c> that gives properties of a generated message their values.</summary>
internal sealed class MessageCreation
{
    private MessageCreation(MessageType type, IOperation operation, ImmutableArray<AssignedProperty> values)
    {
        Type = type;
        Operation = operation;
        Values = values;
    }

    public MessageType Type { get; }

    public IOperation Operation { get; }

    /// <summary>What is given a value, in the order of the source.</summary>
    public ImmutableArray<AssignedProperty> Values { get; }

    /// <summary>Calls back for each message that is made, or copied with changes.</summary>
    public static void Register(CompilationStartAnalysisContext context, KnownSymbols known, Action<OperationAnalysisContext, MessageCreation> analyze) =>
        context.RegisterOperationAction(
            operation =>
            {
                if (Of(operation.Operation, known) is { } creation)
                {
                    analyze(operation, creation);
                }
            },
            OperationKind.ObjectCreation,
            OperationKind.With);

    public static MessageCreation? Of(IOperation operation, KnownSymbols known)
    {
        IObjectOrCollectionInitializerOperation? initializer = operation switch
        {
            IObjectCreationOperation creation => creation.Initializer,
            IWithOperation with => with.Initializer,
            _ => null,
        };
        return known.MessageOf(operation.Type) is { } type
            ? new MessageCreation(type, operation, initializer is null ? [] : ValuesOf(initializer))
            : null;
    }

    /// <summary>The value of a parameter of the ABI; null when it is not given here.</summary>
    public AssignedProperty? this[string parameter]
    {
        get
        {
            foreach (AssignedProperty value in Values)
            {
                if (IsNamed(value.Property.Name, parameter))
                {
                    return value;
                }
            }

            return null;
        }
    }

    // The generator capitalises names, drops underscores, and adds "Value" where a name is taken.
    private static bool IsNamed(string property, string parameter)
    {
        string name = parameter.TrimStart('_');
        return string.Equals(property, name, StringComparison.OrdinalIgnoreCase) || string.Equals(property, name + "Value", StringComparison.OrdinalIgnoreCase);
    }

    private static ImmutableArray<AssignedProperty> ValuesOf(IObjectOrCollectionInitializerOperation initializer)
    {
        ImmutableArray<AssignedProperty>.Builder values = ImmutableArray.CreateBuilder<AssignedProperty>(initializer.Initializers.Length);
        foreach (IOperation member in initializer.Initializers)
        {
            if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment)
            {
                values.Add(new AssignedProperty(target.Property, assignment.Value));
            }
        }

        return values.ToImmutable();
    }
}
