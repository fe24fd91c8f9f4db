namespace Fabstir.Abi;

/// <summary>On an assembly: a contract client that was generated into it.</summary>
/// <param name="client">The client.</param>
/// <remarks>Lets analyzers and tools find the contracts of a reference without searching its types.</remarks>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class GeneratedContractAttribute(Type client) : Attribute
{
    /// <summary>The client.</summary>
    public Type Client { get; } = client;
}
