using System.Text;
using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out the client of a contract: its methods, and the interface that has the same.</summary>
internal static class ClientEmitter
{
    public static void Members(SourceWriter writer, ContractModel contract, TypeWriter types)
    {
        writer.Lines($$"""
            private readonly {{KnownTypes.Ethereum}}ContractClient _client;

            /// <summary>Makes a client.</summary>
            /// <param name="transport">How calls and transactions reach the chain.</param>
            /// <param name="address">The contract: the proxy, where there is one.</param>
            public {{contract.Name}}({{KnownTypes.Ethereum}}IContractTransport transport, {{KnownTypes.Address}} address) =>
                _client = new(transport, address, Error.Decode);

            /// <inheritdoc/>
            public {{KnownTypes.Address}} Address => _client.Address;
            """);
        foreach (ClientMethod method in Methods(contract, types))
        {
            writer.Separate();
            writer.Lines("/// <inheritdoc/>");
            writer.Lines($"public {method.Declaration} =>");
            using (writer.Indent())
            {
                writer.Lines(method.Body + ";");
            }
        }
    }

    public static void Interface(SourceWriter writer, ContractModel contract, TypeWriter types)
    {
        writer.Lines($"""
            /// <summary>What the client does, for tests that put something else in its place.</summary>
            /// <remarks>
            /// What the contract refuses throws <see cref="{KnownTypes.Ethereum}ContractRevertedException"/>, whose error is a case of <see cref="Error"/>: a call when it is
            /// made, a transaction before it is sent. A transaction is accepted by the node, but not yet mined, when its method returns.
            /// </remarks>
            """);
        using (writer.Open("public interface IClient"))
        {
            writer.Lines("/// <summary>The contract.</summary>");
            writer.Lines($"{KnownTypes.Address} Address {{ get; }}");
            foreach (ClientMethod method in Methods(contract, types))
            {
                writer.Separate();
                writer.Lines(method.Documentation);
                writer.Lines(method.Declaration + ";");
            }
        }
    }

    private static IEnumerable<ClientMethod> Methods(ContractModel contract, TypeWriter types)
    {
        foreach (FunctionModel function in contract.Functions)
        {
            if (function.HasPositionalMethod)
            {
                yield return PositionalMethod(function, types);
            }

            // Without arguments there is nothing that a message would say.
            if (!function.HasPositionalMethod || !function.Inputs.Fields.IsEmpty)
            {
                yield return ClientMethod.Of(
                    function, [$"Functions.{function.Name} message"], "message", parameterDocumentation: "", types);
            }
        }

        if (contract.HasReceive)
        {
            yield return ClientMethod.Raw("receive", "Sends native currency without calldata", [], "default", isPayable: true);
        }

        if (contract.Fallback is { } mutability)
        {
            yield return ClientMethod.Raw("fallback", "Sends calldata of any form", [KnownTypes.Bytes + " calldata"], "calldata", mutability == Mutability.Payable);
        }

        if (!contract.Events.IsEmpty)
        {
            yield return ClientMethod.GetEvents();
            yield return ClientMethod.Subscribe();
        }

        foreach (bool returns in new[] { true, false })
        {
            if (HasWriting(contract, returns))
            {
                yield return ClientMethod.Simulate(returns);
            }
        }
    }

    private static bool HasWriting(ContractModel contract, bool returns)
    {
        foreach (FunctionModel function in contract.Functions)
        {
            if (function.Mutability is not (Mutability.Pure or Mutability.View) && function.Outputs.Fields.IsEmpty != returns)
            {
                return true;
            }
        }

        return false;
    }

    private static ClientMethod PositionalMethod(FunctionModel function, TypeWriter types)
    {
        List<string> parameters = [];
        List<string> initialisers = [];
        StringBuilder documentation = new();
        foreach (FieldModel input in function.Inputs.Fields)
        {
            string unit = input.Unit is null ? "" : $"[{KnownTypes.Abi}Unit({Literal.Text(input.Unit)})] ";
            parameters.Add($"{unit}{types.CSharpType(input.Type)} {input.ParameterName}");
            initialisers.Add($"{input.PropertyName} = {input.ParameterName}");
            documentation.Append($"\n/// <param name=\"{input.ParameterName.TrimStart('@')}\">{XmlDoc.FieldText(input)}</param>");
        }

        string initialiser = initialisers.Count == 0 ? "()" : $" {{ {string.Join(", ", initialisers)} }}";
        return ClientMethod.Of(function, parameters, $"new Functions.{function.Name}{initialiser}", documentation.ToString(), types);
    }
}
