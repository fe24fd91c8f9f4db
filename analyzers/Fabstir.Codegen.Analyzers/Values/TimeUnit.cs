using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Values;

/// <summary>The unit of time that a value is in, as far as a member or a name says so.</summary>
internal static class TimeUnit
{
    public const string Milliseconds = "milliseconds";
    public const string Ticks = "ticks";
    public const string Seconds = "seconds";

    /// <summary>Null when nothing says so.</summary>
    public static string? Of(IOperation operation, CancellationToken cancellationToken)
    {
        IOperation value = operation;
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return OfName(value) ?? OfOrigin(ValueOrigin.Of(value, cancellationToken));
    }

    private static string? OfOrigin(IOperation origin) => origin switch
    {
        IInvocationOperation { TargetMethod.ContainingType.Name: "Math" or "Convert" } rounded when Arguments.At(rounded.Arguments, 0) is { } first => OfName(Unconverted(first)),
        _ => OfName(origin),
    };

    private static string? OfName(IOperation value) => value switch
    {
        IPropertyReferenceOperation { Property: { Name: "TotalMilliseconds" or "Milliseconds" or "TickCount64" or "TickCount" or "ElapsedMilliseconds" } } => Milliseconds,
        IPropertyReferenceOperation { Property: { Name: "Ticks" or "ElapsedTicks" } } => Ticks,
        IPropertyReferenceOperation { Property: { Name: "TotalSeconds" or "Seconds", ContainingType.Name: "TimeSpan" } } => Seconds,
        IInvocationOperation { TargetMethod.Name: "ToUnixTimeMilliseconds" } => Milliseconds,
        ILocalReferenceOperation local => OfIdentifier(local.Local.Name),
        IParameterReferenceOperation parameter => OfIdentifier(parameter.Parameter.Name),
        IMemberReferenceOperation member => OfIdentifier(member.Member.Name),
        _ => null,
    };

    private static string? OfIdentifier(string name) =>
        Ends(name, "milliseconds") || Ends(name, "millis") || name.EndsWith("Ms", StringComparison.Ordinal) || name is "ms" ? Milliseconds
        : Ends(name, "ticks") ? Ticks
        : Ends(name, "seconds") || Ends(name, "secs") ? Seconds
        : null;

    private static bool Ends(string name, string word) => name.EndsWith(word, StringComparison.OrdinalIgnoreCase);

    private static IOperation Unconverted(IOperation value) => value is IConversionOperation conversion ? Unconverted(conversion.Operand) : value;
}
