using System.Globalization;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Values;

/// <summary>A time that is known: what the factories and constructors of <c>TimeSpan</c> make of constants.</summary>
internal static class TimeSpanValue
{
    private const decimal SecondsOfTick = 0.0000001m;

    /// <summary>In seconds; null when it cannot be known.</summary>
    public static decimal? Of(IOperation operation, CancellationToken cancellationToken)
    {
        IOperation origin = ValueOrigin.Of(operation, cancellationToken);
        try
        {
            return origin switch
            {
                IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: nameof(TimeSpan) } } or IDefaultValueOperation { Type.Name: nameof(TimeSpan) } => 0,
                IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: nameof(TimeSpan) } method } factory when method.Name.StartsWith("From", StringComparison.Ordinal) =>
                    Sum(factory.Arguments, method.Name.Substring("From".Length), cancellationToken),
                IObjectCreationOperation { Type.Name: nameof(TimeSpan) } creation => Sum(creation.Arguments, "ticks", cancellationToken),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum when Of(sum.LeftOperand, cancellationToken) is { } left && Of(sum.RightOperand, cancellationToken) is { } right => left + right,
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The unit that a <c>TimeSpan</c> is made of, and the other one that its number is in; null when they agree, or nothing says so.</summary>
    public static (string Expected, string Given)? MistakenUnitIn(IOperation time, CancellationToken cancellationToken) =>
        SingleNumber(time, cancellationToken) is var (unit, number) && TimeUnit.Of(number, cancellationToken) is { } given && given != unit ? (unit, given) : null;

    // What the number of a factory or constructor should be in, and the number, where a time is made of one.
    private static (string Unit, IOperation Number)? SingleNumber(IOperation operation, CancellationToken cancellationToken) => ValueOrigin.Of(operation, cancellationToken) switch
    {
        IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: nameof(TimeSpan) } method, Arguments: [{ } number, ..] } factory
            when method.Name.StartsWith("From", StringComparison.Ordinal) && HasOneNumber(factory) => (method.Name.Substring("From".Length).ToLowerInvariant(), number.Value),
        IObjectCreationOperation { Type.Name: nameof(TimeSpan), Arguments: [{ } ticks] } => (TimeUnit.Ticks, ticks.Value),
        _ => null,
    };

    private static bool HasOneNumber(IInvocationOperation factory)
    {
        int given = 0;
        foreach (IArgumentOperation argument in factory.Arguments)
        {
            given += argument.ArgumentKind == ArgumentKind.DefaultValue ? 0 : 1;
        }

        return given == 1;
    }

    private static decimal? Sum(System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments, string onlyUnit, CancellationToken cancellationToken)
    {
        decimal sum = 0;
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is not { } parameter
                || SecondsOf(parameter.Name == "value" ? onlyUnit : parameter.Name) is not { } seconds
                || Number(argument.Value, cancellationToken) is not { } number)
            {
                return null;
            }

            sum += number * seconds;
        }

        return sum;
    }

    private static decimal? Number(IOperation operation, CancellationToken cancellationToken)
    {
        IOperation origin = operation.ConstantValue.HasValue ? operation : ValueOrigin.Of(operation, cancellationToken);
        return origin.ConstantValue is { HasValue: true, Value: IConvertible number and not (string or bool or char) } ? number.ToDecimal(CultureInfo.InvariantCulture) : null;
    }

    private static decimal? SecondsOf(string unit) => unit.ToLowerInvariant() switch
    {
        "days" => 86_400,
        "hours" => 3_600,
        "minutes" => 60,
        "seconds" => 1,
        "milliseconds" => 0.001m,
        "microseconds" => 0.000001m,
        "ticks" => SecondsOfTick,
        _ => null,
    };
}
