namespace Fabstir.Abi;

/// <summary>On a property, parameter or return value: what its number counts, a task's result included, as the contract's documentation says in <c>custom:units</c>.</summary>
/// <param name="unit">Such as <c>seconds</c>, <c>tokens</c>, <c>base-units</c> or <c>wei</c>.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class UnitAttribute(string unit) : Attribute
{
    /// <summary>What the number counts.</summary>
    public string Unit { get; } = unit;
}
