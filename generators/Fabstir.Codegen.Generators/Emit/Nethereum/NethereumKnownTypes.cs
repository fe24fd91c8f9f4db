namespace Fabstir.Codegen.Generators.Emit.Nethereum;

/// <summary>The C# types that code for Nethereum names, through aliases of the file: see <see cref="KnownTypes"/>.</summary>
internal static class NethereumKnownTypes
{
    public const string Abi = "Abi::";
    public const string Collections = "Collections::";
    public const string Contracts = "Contracts::";
    public const string Definitions = "Definitions::";
    public const string Hex = "Hex::";
    public const string Numerics = "Numerics::";
    public const string Rpc = "Rpc::";
    public const string Threading = "Threading::";
    public const string Web3 = "Web3::";

    /// <summary>The aliases of messages and structs.</summary>
    public const string DefinitionAliases = """
        using Abi = global::Nethereum.ABI.FunctionEncoding.Attributes;
        using Collections = global::System.Collections.Generic;
        using Contracts = global::Nethereum.Contracts;
        using Numerics = global::System.Numerics;
        using System = global::System;
        """;

    /// <summary>The aliases of a service, but for the one of its messages.</summary>
    public const string ServiceAliases = """
        using Collections = global::System.Collections.Generic;
        using Hex = global::Nethereum.Hex.HexTypes;
        using Numerics = global::System.Numerics;
        using Rpc = global::Nethereum.RPC.Eth.DTOs;
        using System = global::System;
        using Tasks = global::System.Threading.Tasks;
        using Threading = global::System.Threading;
        using Web3 = global::Nethereum.Web3;
        """;

    public const string BigInteger = Numerics + "BigInteger";
    public const string Receipt = Rpc + "TransactionReceipt";
    public const string OptionalBlock = Rpc + "BlockParameter? blockParameter = null";
    public const string OptionalCancellationSource = Threading + "CancellationTokenSource? cancellationTokenSource = null";
    public const string Cancellation = Threading + "CancellationToken cancellationToken";

    /// <summary>A list of a type.</summary>
    public static string List(string element) => $"{Collections}List<{element}>";
}
