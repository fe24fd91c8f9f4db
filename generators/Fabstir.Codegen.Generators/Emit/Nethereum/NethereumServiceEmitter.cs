using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming.Nethereum;
using Microsoft.CodeAnalysis.Text;

namespace Fabstir.Codegen.Generators.Emit.Nethereum;

/// <summary>Lays out the file of a contract's service.</summary>
internal static class NethereumServiceEmitter
{
    public static SourceText Emit(ContractModel contract)
    {
        SourceWriter writer = new();
        NethereumTypeWriter types = new(contract.Namespace, contract.TypeNames);
        string @namespace = NethereumFile.Join(contract.Namespace, contract.Name);
        string service = contract.ClassName + NethereumNames.Service;
        NethereumFile.Begin(
            writer,
            @namespace,
            $"{NethereumKnownTypes.ServiceAliases}\nusing Definitions = global::{@namespace}.{NethereumNames.Definitions};",
            contract.Namespace);

        writer.Separate();
        XmlDoc.Service(writer, contract.Documentation, contract.SolidityName);
        writer.Lines(KnownTypes.GeneratedCode);
        using (writer.Open($"{(contract.IsPublic ? "public" : "internal")} partial class {service} : {NethereumKnownTypes.Web3}ContractWeb3ServiceBase"))
        {
            writer.Lines($$"""
                /// <summary>Makes a service.</summary>
                /// <param name="web3">How calls and transactions reach the chain.</param>
                /// <param name="contractAddress">The contract: the proxy, where there is one.</param>
                public {{service}}({{NethereumKnownTypes.Web3}}IWeb3 web3, string contractAddress)
                    : base(web3, contractAddress)
                {
                }
                """);
            Deployment(writer, contract.ClassName + NethereumNames.Deployment, service);
            foreach (FunctionModel function in contract.Functions)
            {
                if (NethereumMessages.IsQuery(function))
                {
                    NethereumMethods.Query(writer, function, types);
                }
                else
                {
                    NethereumMethods.Transaction(writer, function, types);
                }
            }

            NethereumRawMethods.Write(writer, contract);
            AllTypes(writer, "Function", contract.Functions, static function => function.Name + NethereumNames.Function);
            AllTypes(writer, "Event", contract.Events, static @event => @event.Name + NethereumNames.Event);
            AllTypes(writer, "Error", contract.Errors, static error => error.Name + NethereumNames.Error);
            NethereumRawMethods.WriteTransaction(writer, contract);
        }

        return SourceText.From(writer.ToString(), KnownTypes.Encoding);
    }

    private static void Deployment(SourceWriter writer, string deployment, string service)
    {
        string message = NethereumMethods.ParameterOf(deployment);
        string parameters = $"{NethereumKnownTypes.Web3}IWeb3 web3, {NethereumKnownTypes.Definitions}{deployment} {message}";
        string handler = $"web3.Eth.GetContractDeploymentHandler<{NethereumKnownTypes.Definitions}{deployment}>()";
        string receipt = $"{KnownTypes.Task}<{NethereumKnownTypes.Receipt}>";
        writer.Separate();
        writer.Lines($$"""
            /// <summary>Deploys a contract and waits until it is mined.</summary>
            public static {{receipt}} DeployContractAndWaitForReceiptAsync(
                {{parameters}}, {{NethereumKnownTypes.OptionalCancellationSource}}) =>
                {{handler}}.SendRequestAndWaitForReceiptAsync({{message}}, cancellationTokenSource);

            /// <summary>Deploys a contract and waits until it is mined.</summary>
            public static {{receipt}} DeployContractAndWaitForReceiptAsync(
                {{parameters}}, {{NethereumKnownTypes.Cancellation}}) =>
                {{handler}}.SendRequestAndWaitForReceiptAsync({{message}}, cancellationToken);

            /// <summary>Deploys a contract.</summary>
            /// <returns>The hash of the transaction.</returns>
            public static {{KnownTypes.Task}}<string> DeployContractAsync({{parameters}}) =>
                {{handler}}.SendRequestAsync({{message}});

            /// <summary>Deploys a contract, waits until it is mined, and makes a service for it.</summary>
            public static async {{KnownTypes.Task}}<{{service}}> DeployContractAndGetServiceAsync(
                {{parameters}}, {{NethereumKnownTypes.OptionalCancellationSource}})
            {
                var receipt = await DeployContractAndWaitForReceiptAsync(web3, {{message}}, cancellationTokenSource).ConfigureAwait(false);
                return new {{service}}(web3, receipt.ContractAddress);
            }
            """);
    }

    private static void AllTypes<T>(SourceWriter writer, string kind, EquatableArray<T> entries, Func<T, string> className)
        where T : IEquatable<T>
    {
        writer.Separate();
        writer.Lines("/// <inheritdoc/>");
        string header = $"public override {NethereumKnownTypes.List(KnownTypes.System + "Type")} GetAll{kind}Types() =>";
        if (entries.IsEmpty)
        {
            writer.Lines(header + " [];");
            return;
        }

        writer.Lines(header);
        writer.Lines("[");
        using (writer.Indent())
        {
            foreach (T entry in entries)
            {
                writer.Lines($"typeof({NethereumKnownTypes.Definitions}{className(entry)}),");
            }
        }

        writer.Lines("];");
    }
}
