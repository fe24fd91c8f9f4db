namespace Fabstir.Codegen.Generators.Model;

/// <summary>What generated code calls.</summary>
internal enum ClientTarget
{
    /// <summary>This project's own runtime.</summary>
    Native,

    /// <summary>Nethereum.</summary>
    Nethereum,
}
