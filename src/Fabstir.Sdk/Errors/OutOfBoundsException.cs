namespace Fabstir;

/// <summary>A value is outside of what a contract, or this library, allows. It was found before anything was sent.</summary>
public sealed class OutOfBoundsException : FabstirException
{
    /// <summary>Describes a value and its bound.</summary>
    /// <param name="parameter">What the value is of, such as <c>Stake</c>.</param>
    /// <param name="value">The value, as a person writes it.</param>
    /// <param name="bound">What it has to be, such as <c>at least 1000 FAB</c>.</param>
    /// <param name="boundSource">Where the bound is written, such as <c>NodeRegistry.MIN_STAKE</c>.</param>
    public OutOfBoundsException(string parameter, string value, string bound, string boundSource)
        : base(FabstirErrorCode.InvalidParameters, $"{parameter} is {value}, and has to be {bound} ({boundSource}).")
    {
        Parameter = parameter;
        Value = value;
        Bound = bound;
        BoundSource = boundSource;
    }

    /// <summary>What the value is of.</summary>
    public string Parameter { get; }

    /// <summary>The value.</summary>
    public string Value { get; }

    /// <summary>What it has to be.</summary>
    public string Bound { get; }

    /// <summary>Where the bound is written: a contract's getter, or a limit of this library.</summary>
    public string BoundSource { get; }
}
