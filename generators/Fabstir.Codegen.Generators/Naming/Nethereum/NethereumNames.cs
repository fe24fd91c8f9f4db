namespace Fabstir.Codegen.Generators.Naming.Nethereum;

/// <summary>The names of classes for Nethereum, and those that Nethereum's own classes have already.</summary>
internal static class NethereumNames
{
    /// <summary>The namespace of messages and structs, as Nethereum's generator calls it.</summary>
    public const string Definitions = "ContractDefinition";

    private const string Row = nameof(Row);
    private const string InnerRow = nameof(InnerRow);

    public const string Function = nameof(Function);
    public const string Output = "OutputDTO";
    public const string Event = "EventDTO";
    public const string Error = nameof(Error);
    public const string Deployment = nameof(Deployment);
    public const string Service = nameof(Service);

    /// <summary>What no property is called: the members of every object, and what a class of ours may have.</summary>
    public static HashSet<string> PropertyNames { get; } = new(
        ["Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "BYTECODE", Row, InnerRow], StringComparer.Ordinal);

    /// <summary>What no parameter of a method is called: its other parameters.</summary>
    public static HashSet<string> ParameterNames { get; } = new(["web3", "blockParameter", "cancellationTokenSource", "cancellationToken"], StringComparer.Ordinal);

    /// <summary>What a message inherits: an argument of such a name hides it, and Nethereum expects that.</summary>
    public static HashSet<string> MessageProperties { get; } = new(
        [
            "AmountToSend", "Gas", "GasPrice", "FromAddress", "Nonce", "MaxFeePerGas", "MaxPriorityFeePerGas", "TransactionType", "AccessList",
            "AuthorisationList",
        ],
        StringComparer.Ordinal);

    /// <summary>What a deployment inherits or has.</summary>
    public static HashSet<string> DeploymentProperties { get; } = new([.. MessageProperties, "ByteCode"], StringComparer.Ordinal);

    /// <summary>What a list inherits.</summary>
    public static HashSet<string> ListProperties { get; } = new(["Count", "Capacity"], StringComparer.Ordinal);

    public static EntryNaming FunctionNaming { get; } = Naming("function");

    public static EntryNaming EventNaming { get; } = Naming("event");

    public static EntryNaming ErrorNaming { get; } = Naming("error");

    /// <summary>The list that a struct has where it stands in nested arrays: a class in its own.</summary>
    public static string RowOf(string structName) => structName == Row ? InnerRow : Row;

    // Every class has the suffix of its kind, so that no name is reserved.
    private static EntryNaming Naming(string kind) => new(kind, Suffix: "", Reserved: []) { Spelling = NethereumSpelling.ToPascalCase };
}
